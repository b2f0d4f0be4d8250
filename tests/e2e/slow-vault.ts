import type { LaunchedRoom } from './launch-room.ts';

/** The process of the vault. */
export const vaultOf = ({ app }: Pick<LaunchedRoom, 'app'>): Promise<number> =>
  app.evaluate(({ app }) => app.getAppMetrics().find(({ name }) => name === 'HeartHarbor vault')?.pid ?? 0);

/** What a person does before an answer comes, as on a slow PC: the vault stands still meanwhile. */
export async function whileTheVaultStands(
  room: Pick<LaunchedRoom, 'app'>,
  act: () => Promise<void>,
): Promise<void> {
  const pid = await vaultOf(room);
  process.kill(pid, 'SIGSTOP');
  try {
    await act();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
