import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inWordsOfTime } from '#vault/strongbox/keys/passwords/guessing-time.ts';
import { pinyinRuns } from '#vault/strongbox/keys/passwords/pinyin-syllables.ts';
import { weighPassword } from '#vault/strongbox/keys/passwords/weigh-password.ts';
import { deskAtDoor, deskInRoom, PASSWORD } from '../desk.ts';

const NAMES = ['滨海实验学校', '林静'];
const weigh = (password: string) => weighPassword(password, NAMES);

test.each([
  '12345678',
  'password1',
  'qwertyuiop',
  '1qaz2wsx3edc',
  'asdfghjkl;',
  '5201314520',
  'woaini1314',
  'xuexiao2026',
  'laoshi123',
  'xinlizixun',
  'xinli@2026',
  '19870512',
  '1987.05.12',
  '13912345678',
  '110101198705121234',
  '83619274',
  'aaaaaaaaaaaa',
  'woainiwoainiwoaini',
  '我爱你我爱你我爱你',
  '好好学习天天向上',
  '床前明月光疑是地上霜',
])('what Chinese people try first is refused: %s', async (password) => {
  const weight = await weigh(password);
  expect(weight).toMatchObject({ accepted: false, strength: expect.stringMatching(/^(veryWeak|weak)$/) });
  expect(weight.advice).toContain('请用几个不相干的词连起来');
});

test.each([
  '滨海实验学校2026',
  'binhai2026',
  'binhaishiyan',
  'bhsyxx2026',
  'linjing1987',
  'LinJing@2026',
  'jinglin#88',
  '林静林静林静',
])('the names of the school and its people count for nothing: %s', async (password) => {
  expect((await weigh(password)).accepted).toBe(false);
});

test('why a password is weak is said in words: the name in it, the list it stands on, the keys it walks', async () => {
  expect((await weigh('linjing1987')).advice).toContain('里面有学校或教师的名字');
  expect((await weigh('woaini1314')).advice).toContain('这是很多人都在用的密码');
  expect((await weigh('13912345678')).advice).toContain('电话');
  expect((await weigh('asdfghjkl;')).advice).toContain('键盘上相邻的键');
  expect((await weigh('hai')).advice).toContain('请用几个不相干的词连起来');
});

test.each([
  PASSWORD,
  '另一位老师自己的密码',
  'yezi maojin hongcha',
  'chuanghuyezimaojin',
  'correct horse battery',
  'a8$kQz!7pL',
  // A name in it does no harm where the rest would hold alone.
  'linjing maojin yezi hongcha',
])(
  'a few words that do not belong together are enough, without capitals, digits or signs: %s',
  async (password) => {
    expect((await weigh(password)).accepted).toBe(true);
  },
);

test('a longer one of its kind is stronger, and the time to guess it is told', async () => {
  const grown = ['yezi', 'yezi maojin', 'yezimaojinhongcha', 'yezi maojin hongcha chuanghu'];
  const weights = await Promise.all(grown.map(weigh));
  expect(weights.map(({ strength }) => strength)).toEqual(['veryWeak', 'fair', 'strong', 'veryStrong']);
  expect(weights.at(-1)?.guessingTime).toBe('一万年以上');
  expect(inWordsOfTime(0.2)).toBe('不到一分钟');
  expect(inWordsOfTime(60)).toBe('约 1 分钟');
  expect(inWordsOfTime(3 * 86_400)).toBe('约 3 天');
  expect(inWordsOfTime(Number.POSITIVE_INFINITY)).toBe('一万年以上');
});

test('pinyin is read as syllables, in any way that it can be', () => {
  const syllablesOf = (word: string) =>
    pinyinRuns(word).find(({ from, to }) => from === 0 && to === word.length - 1)?.syllables;
  expect(syllablesOf('xuexiao')).toBe(2);
  expect(syllablesOf('XINLIJIANKANG')).toBe(4);
  expect(syllablesOf('xian')).toBe(1);
  expect(syllablesOf('lvse')).toBe(2);
  expect(syllablesOf('horse')).toBeUndefined();
});

test('width and form of what is typed do not matter: it is weighed as it becomes a key', async () => {
  expect(await weigh('ｗｏａｉｎｉ１３１４')).toEqual(await weigh('woaini1314'));
});

test('whatever is typed is weighed, with an answer in Chinese', async () => {
  const weird = fc.string({ unit: 'binary', maxLength: 256 });
  await fc.assert(
    fc.asyncProperty(weird, async (password) => {
      const { advice, guessingTime } = await weigh(password);
      expect(advice).toMatch(/\p{Script=Han}/u);
      expect(guessingTime).toMatch(/\p{Script=Han}/u);
    }),
    { numRuns: 50 },
  );
});

test('the vault refuses an easily guessed password wherever one is set, and changes nothing', async () => {
  const door = deskAtDoor();
  const weak = { schoolName: '滨海实验学校', personName: '林静', password: 'linjing1987' };
  const atDoor = await door.refused('vault.create', weak);
  expect(atDoor).toMatchObject({
    code: 'weakPassword',
    fields: { password: expect.stringContaining('名字') },
  });
  expect((await door.refused('vault.create', { ...weak, password: '短' })).fields?.password).toBe(
    '密码至少 8 个字符',
  );
  expect((await door.get('vault.status', {})).exists).toBe(false);

  const room = await deskInRoom();
  const he = { proof: PASSWORD, personName: '何小雨', password: 'hexiaoyu2026' };
  expect((await room.refused('vault.addHolder', he)).code).toBe('weakPassword');
  const [own] = await room.get('vault.holders', {});
  const change = { proof: PASSWORD, slotId: own?.slotId ?? '', password: 'binhai2026' };
  expect((await room.refused('vault.changePassword', change)).code).toBe('weakPassword');
  room.lock();
  await room.get('vault.unlock', { kind: 'password', secret: PASSWORD });
  expect(await room.get('vault.holders', {})).toHaveLength(1);
});

test('a password is weighed at the door and in the room, where the names are known, and no trace of it stays', async () => {
  const ask = { password: 'linjing maojin', names: [] };
  const door = deskAtDoor();
  expect((await door.get('vault.weighPassword', ask)).accepted).toBe(true);
  const room = await deskInRoom();
  expect((await room.get('vault.weighPassword', ask)).accepted).toBe(false);
  const named = { password: 'hexiaoyu@26', names: ['何小雨'] };
  expect((await room.get('vault.weighPassword', named)).advice).toContain('里面有学校或教师的名字');
  expect([...door.log, ...room.log]).toEqual([]);
  const { lines } = await room.get('audit.recent', { before: null });
  expect(lines.map(({ action }) => action)).toEqual(['打开保险库', '创建保险库']);
});
