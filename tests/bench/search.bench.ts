import { test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { openRoomOf } from '#tests/vault/attachments/sample-file.ts';
import { deskInRoom, PASSWORD, type TestDesk } from '#tests/vault/desk.ts';
import { besides, milliseconds, printCosts } from './side-by-side.ts';

/**
 * How long a counsellor waits for the search, in a school and in one ten times as large, side by side from one run:
 * students with ten years of records, thirteen or fourteen texts each.
 */
const SCHOOLS = [1_500, 15_000];
const TEXTS_PER_STUDENT = 13;

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔';
const GIVEN =
  '子梓雨欣宇轩浩然思涵诗晨语嘉怡佳琪俊杰明博文昊天一诺可馨若汐沐阳泽楷睿瑶婷静雅慧敏丽娜强军磊洋勇艳';
const PHRASES = [
  '最近入睡困难，凌晨才睡着，白天没有精神。',
  '和母亲因为手机发生争吵，已经两天不说话。',
  '上课注意力不集中，成绩下滑，担心期末考试。',
  '同桌关系缓和，愿意参加小组活动。',
  '家长表示会多陪伴，约定下周再联系。',
  '做了放松训练，呼吸练习回家继续。',
  '情绪平稳，食欲正常，作息基本规律。',
  '谈到转学来的不适应，想念原来的朋友。',
  '班主任反映近期请假较多，已电话家访。',
  '使用量表SDS复测，分数较上次下降。',
];

/** The same school each time. */
function pseudoRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Puts the rows in directly: writing 200,000 records request by request would take the bench an hour. */
function fill(room: TestDesk, students: number): number {
  const { connection } = openRoomOf(room);
  const random = pseudoRandom(7);
  const letter = (from: string) => [...from][random([...from].length)] ?? '';
  const classes = Math.ceil(students / 45);
  let texts = 0;
  connection.transaction(() => {
    const insert = (sql: string) => connection.prepare(sql);
    const schoolClass = insert(`INSERT INTO school_classes VALUES (?, 2025, ?, 1, '林静')`);
    for (let number = 0; number < classes; number += 1) {
      schoolClass.run(`class-${number}`, `${'七八九'[number % 3]}年级(${Math.floor(number / 3) + 1})班`);
    }
    const student = insert(
      `INSERT INTO students (id, student_number, name, gender, recorded_at, recorded_by) VALUES (?, ?, ?, 'unknown', 1, '林静')`,
    );
    const membership = insert(
      `INSERT INTO class_memberships (id, student_id, class_id, from_on, recorded_at, recorded_by)
       VALUES (?, ?, ?, '2025-09-01', 1, '林静')`,
    );
    const session = insert(
      `INSERT INTO sessions (id, kind, occurred_on, starts_at, topic, content, assessment, next_steps, recorded_at, recorded_by)
       VALUES (?, 'individual', ?, '', ?, ?, ?, '', 1, '林静')`,
    );
    const attendance = insert('INSERT INTO session_students (session_id, student_id) VALUES (?, ?)');
    const followUp = insert(
      `INSERT INTO follow_ups (id, student_id, occurred_on, channel, text, recorded_at, recorded_by)
       VALUES (?, ?, ?, 'phone', ?, 1, '林静')`,
    );
    for (let number = 0; number < students; number += 1) {
      const id = crypto.randomUUID();
      const name = letter(SURNAMES) + letter(GIVEN) + letter(GIVEN);
      student.run(id, `2025${String(number).padStart(5, '0')}`, name);
      membership.run(crypto.randomUUID(), id, `class-${number % classes}`);
      for (let count = 0; count < TEXTS_PER_STUDENT; count += 1) {
        const date = `${2016 + random(10)}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;
        const words = () =>
          Array.from({ length: 3 + random(5) }, () => PHRASES[random(PHRASES.length)]).join('');
        const rare = texts % 5_000 === 0 ? '提到一只独角兽。' : '';
        if (count % 3 === 0) {
          const sessionId = crypto.randomUUID();
          session.run(sessionId, date, '睡眠与情绪', words() + rare, words());
          attendance.run(sessionId, id);
        } else {
          followUp.run(crypto.randomUUID(), id, date, words() + rare);
        }
        texts += 1;
      }
    }
  })();
  return texts;
}

type Find = (text: string, all?: InputOf<'search.find'>['all']) => Promise<unknown>;

/** What is waited for once: the index, and the first search of a sitting. */
async function onceIn(room: TestDesk, find: Find): Promise<[string, number][]> {
  let longest = 0;
  const filling = await milliseconds(async () => {
    for (;;) {
      let unread = 0;
      const portion = await milliseconds(async () => {
        unread = (await room.get('search.readOn', {})).unread;
      });
      longest = Math.max(longest, portion);
      if (unread === 0) return;
    }
  });
  room.lock();
  return [
    ['fill the index (once)', filling],
    ['… its longest portion', longest],
    ['unlock', await milliseconds(() => room.get('vault.unlock', { kind: 'password', secret: PASSWORD }))],
    ['first search after it', await milliseconds(() => find('zs'))],
  ];
}

const ASKED = [
  'z',
  'zs',
  'zhangzixuan',
  '睡眠',
  '困难',
  '独角',
  '睡眠 母亲',
  'zzx 睡眠',
  'sds',
  '0042',
  '没有的词',
];

test('the search, as the school grows', { timeout: 1_800_000 }, async () => {
  const finds: Find[] = [];
  const heads: string[] = [];
  const once: [string, number][][] = [];
  for (const students of SCHOOLS) {
    const room = await deskInRoom();
    heads.push(`${students} / ${fill(room, students)} texts`);
    const find: Find = (text, all = null) => room.get('search.find', { text, all, opened: [] });
    once.push(await onceIn(room, find));
    finds.push(find);
  }
  const rows = (once[0] ?? []).map(([name], row): [string, number[]] => [
    name,
    once.map((costs) => costs[row]?.[1] ?? Number.NaN),
  ]);
  for (const text of ASKED) rows.push([text, await besides(finds.map((find) => () => find(text)))]);
  rows.push(['睡眠, all of a group', await besides(finds.map((find) => () => find('睡眠', 'session')))]);
  printCosts('students', heads, rows);
});
