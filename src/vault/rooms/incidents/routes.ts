import { desc } from 'drizzle-orm';
import { z } from 'zod';
import { reportRoute } from '#shared/contract/incidents.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { LEG_CHANNELS, REPORT_ROUTES, type ReportRoute, writtenWithin } from '#shared/report-legs.ts';
import type { Reader, Writer } from '#vault/strongbox/database/access.ts';
import { reportRouteLists } from './tables.ts';

/** Whom this school tells of an event; as the papers ask for it, until somebody sets a list of its own. */
export function schoolRoutes({ db }: Reader): OutputOf<'incidents.routes'> {
  const last = db.select().from(reportRouteLists).orderBy(desc(reportRouteLists.sequence)).limit(1).get();
  return last
    ? { routes: z.array(reportRoute).parse(JSON.parse(last.routes)), isOwn: true }
    : { routes: [...REPORT_ROUTES], isOwn: false };
}

/** Sets the list. Events that have begun keep theirs. */
export function setRoutes(writer: Writer, { routes }: InputOf<'incidents.setRoutes'>): void {
  const before = schoolRoutes(writer).routes;
  writer.db
    .insert(reportRouteLists)
    .values({ routes: JSON.stringify(routes), recordedAt: writer.now, recordedBy: writer.person })
    .run();
  writer.record({
    action: 'incident.routesSet',
    subject: `${routes.length} 个报告环节`,
    detail: { before: before.map(inWords), after: routes.map(inWords) },
  });
}

const inWords = ({ toWhom, channel, within }: ReportRoute): string =>
  `${toWhom}，${LEG_CHANNELS[channel]}，${writtenWithin(within)}`;
