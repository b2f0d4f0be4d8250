import { and, eq, isNull } from 'drizzle-orm';
import { recordKind } from '#vault/records/record-kind.ts';
import { lines, recordTold } from '#vault/records/told.ts';
import { homeVisitStaff, homeVisits } from './tables.ts';

export const homeVisitKind = recordKind({
  table: homeVisits,
  about: { one: 'studentId' },
  time: { on: ['occurredOn', 'plannedOn'] },
  frozen: 'never',
  removal: 'hidden',
  closedFile: 'byDayWritten',
  parts: [{ table: homeVisitStaff, by: 'home_visit_id', frozen: 'withRecord' }],
  search: { group: 'homeVisit', texts: ['r.text', 'r.met', 'r.home', 'r.advised', 'r.agreed'] },
  log: { labels: { met: '受访人', home: '家庭情况', advised: '告知内容', agreed: '商定事项' } },
  told: (reader, studentId) =>
    reader.db
      .select()
      .from(homeVisits)
      .where(and(eq(homeVisits.studentId, studentId), isNull(homeVisits.removedAt)))
      .all()
      .flatMap((row) => {
        const occurredOn = row.occurredOn ?? row.plannedOn;
        if (occurredOn === null) return [];
        const title = row.occurredOn ? `家访${row.met && `，受访人：${row.met}`}` : '计划家访';
        const { startsAt, text, home, advised, agreed } = row;
        const said = lines(
          text,
          home && `家庭情况：${home}`,
          advised && `告知家长：${advised}`,
          agreed && `商定：${agreed}`,
        );
        return [recordTold('homeVisit', row, { occurredOn, startsAt, title, text: said })];
      }),
});
