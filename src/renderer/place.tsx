import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { z } from 'zod';
import type { ConferenceKind } from '#shared/conference-kinds.ts';
import type { ConferenceId } from '#shared/contract/conferences.ts';
import type { EnquiryId } from '#shared/contract/enquiries.ts';
import type {
  ActivityId,
  HomeVisitId,
  LetterId,
  RollOverId,
  SchoolClassId,
  SessionId,
  StudentId,
  SummaryId,
  TrackingPeriodId,
} from '#shared/contract/fields.ts';
import type { HelperPostId } from '#shared/contract/helpers.ts';
import type { IncidentId } from '#shared/contract/incidents.ts';
import type { ScreeningBatchId } from '#shared/contract/screenings.ts';
import { WHEREABOUTS_KEY } from '#shared/contract/vault.ts';
import type { WeeklyReportId } from '#shared/contract/weekly-reports.ts';
import type { LocalDate } from '#shared/school-calendar.ts';
import type { FormOfIncident } from './incidents/form-of-incident.ts';
import { ask } from './request.ts';
import type { ShownInFile } from './students/shown-in-file.ts';

/** Whom a follow-up is being written about, and for which day. */
export interface WritingFollowUp {
  studentId: StudentId | null;
  occurredOn: LocalDate;
}

/**
 * Where one is in the room, down to the form that lies open there: after a lock one is there again. It is kept in the
 * vault and in memory; nothing about a student stands in an address. `begins` is what is begun there at once, `from` the
 * enquiry with whose words it begins.
 */
export type Place =
  | { at: 'workbench'; writes?: WritingFollowUp }
  | { at: 'students'; begins?: 'import' | 'student' }
  | { at: 'archive' }
  | { at: 'student'; studentId: StudentId; shown?: ShownInFile | undefined }
  | { at: 'watchlist'; begins?: 'listing' | 'import' }
  | { at: 'sessions' }
  | { at: 'session'; sessionId: SessionId | null; studentId?: StudentId; signs?: true; from?: EnquiryId }
  | { at: 'followUps'; begins?: 'period' | 'workbooks'; writes?: WritingFollowUp }
  | { at: 'homeVisits'; visitId?: HomeVisitId | 'new'; shows?: 'unvisited'; plans?: true }
  | { at: 'conferences' }
  | {
      at: 'conference';
      conferenceId: ConferenceId | null;
      studentId?: StudentId;
      kind?: ConferenceKind;
    }
  | { at: 'screenings'; begins?: 'batch' }
  | { at: 'screening'; batchId: ScreeningBatchId; shows?: 'open' | 'progress' | 'replies'; begins?: 'import' }
  | {
      at: 'weeklyReports';
      reportId?: WeeklyReportId;
      opened?: { classId: SchoolClassId; weekFrom: LocalDate };
    }
  | { at: 'weeklyWorkbooks' }
  | { at: 'incidents' }
  | { at: 'onTheSpot'; incidentId?: IncidentId; from?: EnquiryId }
  | {
      at: 'incident';
      incidentId: IncidentId | null;
      studentId?: StudentId;
      from?: EnquiryId;
      opens?: FormOfIncident;
    }
  | { at: 'enquiries'; enquiryId?: EnquiryId | 'new'; studentId?: StudentId }
  | { at: 'seasons' }
  | { at: 'helpers'; postId?: HelperPostId | 'new'; studentId?: StudentId }
  | { at: 'teacherWorkbooks'; periodId: TrackingPeriodId }
  | { at: 'letters'; letterId?: LetterId; takes?: 'receipt' }
  | { at: 'letter'; studentIds?: readonly StudentId[]; kind?: string; again?: LetterId }
  | { at: 'activities'; activityId?: ActivityId | 'new' }
  | { at: 'summaries'; begins?: 'summary' }
  | { at: 'summary'; summaryId: SummaryId }
  | { at: 'workload' }
  | { at: 'rollOver' }
  | { at: 'rollOverReport'; rollOverId: RollOverId }
  | { at: 'settings'; section?: string };

interface Whereabouts {
  place: Place;
  go(place: Place): void;
  /**
   * As `go`, but going back does not come by here again. Whoever has gone or turned elsewhere meanwhile is left there:
   * what a busy vault has saved late closes the form that it was written in, and neither opens what was closed nor
   * closes anything else.
   */
  replace(place: Place): void;
  back(): void;
  canGoBack: boolean;
  /** One is here by going back, and goes on where one was. */
  cameBack: boolean;
  /** What screens want to find again when one comes back: filters, sorting, scrolling. */
  kept: Map<string, unknown>;
}

const WhereaboutsContext = createContext<Whereabouts | null>(null);
const START: Place = { at: 'workbench' };

/** Going where one is already is no step to go back by. */
function isAt(path: readonly Place[], place: Place): boolean {
  return JSON.stringify(path.at(-1)) === JSON.stringify(place);
}

interface Way {
  /** Where one has been; the last is where one is. */
  path: readonly Place[];
  cameBack: boolean;
  /** Counts how often one has gone or turned somewhere. */
  turns: number;
}

/** Where one was, and what screens want to find again. */
export interface Kept {
  path: readonly Place[];
  kept: readonly (readonly [string, unknown])[];
}

// It was written by this very app, before the lock: only that it is such a thing is looked at.
const keptShape = z.object({
  path: z.array(z.looseObject({ at: z.string() })).min(1),
  kept: z.array(z.tuple([z.string(), z.unknown()])),
});

/** Where the person at the PC was when the room was locked; null for whoever comes anew, or after the app was ended. */
export async function readWhereabouts(): Promise<Kept | null> {
  const outcome = await ask('drafts.find', { key: WHEREABOUTS_KEY });
  if (!outcome.ok || outcome.value === null) return null;
  try {
    // Places are this file's own, as it wrote them.
    return (keptShape.safeParse(JSON.parse(outcome.value.content)).data as Kept | undefined) ?? null;
  } catch {
    return null;
  }
}

/** So many steps back are kept. */
const LONGEST_PATH = 20;

function keepWhereabouts(path: readonly Place[], kept: ReadonlyMap<string, unknown>): void {
  // What is chosen among many goes with the lock; everything else is plain JSON.
  const plain = [...kept].filter(([, value]) => !(value instanceof Set));
  const content = JSON.stringify({ path: path.slice(-LONGEST_PATH), kept: plain } satisfies Kept);
  void ask('drafts.keep', { key: WHEREABOUTS_KEY, content });
}

/** @param start as `readWhereabouts` gave it. */
export function PlaceProvider({ start, children }: { start: Kept | null; children: ReactNode }) {
  const [{ path, cameBack, turns }, setWay] = useState<Way>({
    path: start?.path ?? [START],
    cameBack: start !== null,
    turns: 0,
  });
  const kept = useRef(new Map<string, unknown>(start?.kept)).current;

  useEffect(() => {
    keepWhereabouts(path, kept);
    // Once more on leaving: how far a list was scrolled is known only then.
    const onPageHide = () => keepWhereabouts(path, kept);
    window.addEventListener('pagehide', onPageHide);
    return () => window.removeEventListener('pagehide', onPageHide);
  }, [path, kept]);

  const go = useCallback(
    (place: Place) =>
      setWay(({ path, turns }) => ({
        path: [...(isAt(path, place) ? path.slice(0, -1) : path), place],
        cameBack: false,
        turns: turns + 1,
      })),
    [],
  );
  const replace = useCallback(
    (place: Place) =>
      setWay((before) =>
        before.turns === turns
          ? { ...before, path: [...before.path.slice(0, -1), place], turns: turns + 1 }
          : before,
      ),
    [turns],
  );
  const back = useCallback(
    () =>
      setWay((before) =>
        before.path.length > 1
          ? { path: before.path.slice(0, -1), cameBack: true, turns: before.turns + 1 }
          : before,
      ),
    [],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.key !== 'ArrowLeft') return;
      event.preventDefault();
      back();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [back]);

  const whereabouts = useMemo<Whereabouts>(
    () => ({ place: path.at(-1) ?? START, go, replace, back, canGoBack: path.length > 1, cameBack, kept }),
    [path, cameBack, go, replace, back, kept],
  );
  return <WhereaboutsContext value={whereabouts}>{children}</WhereaboutsContext>;
}

function useWhereabouts(): Whereabouts {
  const whereabouts = useContext(WhereaboutsContext);
  if (!whereabouts) throw new Error('usePlace outside of a PlaceProvider');
  return whereabouts;
}

export function usePlace(): Omit<Whereabouts, 'kept'> {
  return useWhereabouts();
}

/** True where one came to begin something, and not by going back to where it was begun. */
export function useBegins(begins: string | undefined, wanted: string): boolean {
  const { cameBack } = useWhereabouts();
  return begins === wanted && !cameBack;
}

/**
 * State of a screen that is found again when one comes back to it, such as a list's filters.
 * `name` is unique within the place, and always holds the same kind of value.
 */
export function useKept<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const { place, kept } = useWhereabouts();
  const key = `${place.at}/${name}`;
  const [value, setValue] = useState<Value>(() =>
    // Only this hook writes the key, and always with the kind of value that `initial` has.
    kept.has(key) ? (kept.get(key) as Value) : initial,
  );
  const keep = useCallback(
    (next: Value) => {
      kept.set(key, next);
      setValue(next);
    },
    [kept, key],
  );
  return [value, keep];
}
