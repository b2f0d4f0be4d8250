import fc from 'fast-check';
import { expect, test } from 'vitest';
import { todayOnThisPc, weekOf } from '#shared/school-calendar.ts';
import { backupsToDrop, type DatedBackup } from '#vault/strongbox/backups/backups-to-keep.ts';

const at = (date: string, time = '17:00') => new Date(`${date}T${time}:00`).getTime();
const daily = (date: string, time?: string): DatedBackup => ({ kind: 'daily', createdAt: at(date, time) });
const keptOf = (backups: DatedBackup[], now: number) => {
  const dropped = new Set(backupsToDrop(backups, now));
  return backups.filter((backup) => !dropped.has(backup));
};

test('of a school year of daily backups, 7 days, 4 weeks and 12 months stay', () => {
  const backups: DatedBackup[] = [];
  for (let day = at('2025-09-01'); day <= at('2026-11-24'); day += 24 * 60 * 60_000) {
    backups.push({ kind: 'daily', createdAt: day });
  }
  const days = keptOf(backups, at('2026-11-24', '18:00')).map(({ createdAt }) =>
    todayOnThisPc(new Date(createdAt)),
  );
  expect(days).toEqual([
    // The last day of each month before: twelve months with the present one.
    ...['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'],
    ...['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'],
    // The Sundays of the weeks before, and the last seven days.
    ...['2026-11-08', '2026-11-15'],
    ...['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'],
  ]);
});

test('of several backups of one day the newest stays; days without one use up nothing', () => {
  const term = ['2026-06-24', '2026-06-25', '2026-06-26', '2026-06-29', '2026-06-30', '2026-07-01'];
  const backups = [...term.map((date) => daily(date)), daily('2026-07-02', '09:00'), daily('2026-07-02')];
  const kept = keptOf(backups, at('2026-08-31'));
  expect(kept).toEqual(backups.filter((backup) => backup.createdAt !== at('2026-07-02', '09:00')));
});

test('a backup from before an upgrade is not pushed out by the daily one of the same day', () => {
  const upgrade: DatedBackup = { kind: 'beforeUpgrade', createdAt: at('2026-11-24', '08:00') };
  expect(keptOf([upgrade, daily('2026-11-24')], at('2026-11-24', '18:00'))).toContain(upgrade);
});

test('the wrong backup was restored: the last one from before is not pushed out by the same day', () => {
  const lost = daily('2026-11-24', '15:00');
  const after = daily('2026-11-24', '17:00');
  const leftBehind = [{ after: at('2026-11-20'), until: at('2026-11-24', '16:00') }];
  expect(backupsToDrop([lost, after], at('2026-11-24', '18:00'), leftBehind)).toEqual([]);
  expect(backupsToDrop([lost, after], at('2026-11-24', '18:00'))).toEqual([lost]);
});

test('when the clock was set back, what it calls future is left alone and pushes nothing out', () => {
  const future = Array.from({ length: 30 }, (_, day) => daily(`2027-01-${String(day + 1).padStart(2, '0')}`));
  const present = daily('2026-11-24');
  expect(keptOf([...future, present], at('2026-11-24', '18:00'))).toEqual([...future, present]);
});

test('whatever lies there: the newest stays, the future stays, and every kept day, week and month is a newest', () => {
  const now = at('2026-11-24', '12:00');
  const backup = fc.record({
    kind: fc.constantFrom('daily' as const, 'daily' as const, 'beforeUpgrade' as const),
    createdAt: fc.integer({ min: now - 500 * 24 * 60 * 60_000, max: now + 40 * 24 * 60 * 60_000 }),
  });
  fc.assert(
    fc.property(fc.array(backup, { maxLength: 120 }), (backups) => {
      const dropped = new Set<DatedBackup>(backupsToDrop(backups, now));
      const past = backups.filter(({ createdAt }) => createdAt <= now);
      const kept = past.filter((each) => !dropped.has(each) && each.kind === 'daily');
      expect([...dropped].every(({ createdAt }) => createdAt <= now)).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12);
      const dailies = past.filter(({ kind }) => kind === 'daily');
      const newest = Math.max(...dailies.map(({ createdAt }) => createdAt));
      expect(dailies.length === 0 || kept.some(({ createdAt }) => createdAt === newest)).toBe(true);
      const day = ({ createdAt }: DatedBackup) => todayOnThisPc(new Date(createdAt));
      for (const spanOf of [day, (each: DatedBackup) => day(each).slice(0, 7)]) {
        const spans = new Set(dailies.map(spanOf));
        expect(new Set(kept.map(spanOf)).size).toBeGreaterThanOrEqual(Math.min(7, spans.size));
      }
      const weeks = new Set(dailies.map((each) => weekOf(day(each)).from));
      expect(new Set(kept.map((each) => weekOf(day(each)).from)).size).toBeGreaterThanOrEqual(
        Math.min(4, weeks.size),
      );
      // Made again after a removal, the rule removes nothing more.
      expect(
        backupsToDrop(
          backups.filter((each) => !dropped.has(each)),
          now,
        ),
      ).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
