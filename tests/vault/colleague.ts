import { PASSWORD, type TestDesk } from './desk.ts';

/** Another person at the same PC, with a password of her own; one goes from one to the other by the door. */
export async function withColleague(room: TestDesk) {
  const colleague = '夜航-2026-灯塔-石';
  await room.get('vault.addHolder', { personName: '周敏', password: colleague, proof: PASSWORD });
  const enter = async (secret: string) => {
    room.lock();
    await room.get('vault.unlock', { kind: 'password', secret });
  };
  return { asColleague: () => enter(colleague), asMyself: () => enter(PASSWORD) };
}
