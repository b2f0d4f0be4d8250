/** Ends the process with the exit code a step returns, or with 1 and the reason in words when it throws. */
export async function endWith(step: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await step();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
