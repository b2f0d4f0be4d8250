/**
 * Begins to count what this process works, all its threads together. What else the machine does meanwhile is not
 * counted: on a busy one a limit holds as on a quiet one.
 *
 * @returns asks for the milliseconds of work since then.
 */
export function countWork(): () => number {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  };
}
