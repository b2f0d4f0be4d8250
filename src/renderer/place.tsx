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
import type {
  ActivityId,
  LetterId,
  RollOverId,
  SessionId,
  StudentId,
  SummaryId,
} from '#shared/contract/fields.ts';
import type { ShownInFile } from './students/shown-in-file.ts';

/**
 * Where one is in the room. Held in memory only: nothing about a student stands in an address. `begins` is what is
 * begun there at once.
 */
export type Place =
  | { at: 'workbench' }
  | { at: 'students'; begins?: 'import' | 'student' }
  | { at: 'archive' }
  | { at: 'student'; studentId: StudentId; shown?: ShownInFile | undefined }
  | { at: 'watchlist'; begins?: 'listing' }
  | { at: 'sessions' }
  | { at: 'session'; sessionId: SessionId | null; studentId?: StudentId }
  | { at: 'followUps'; begins?: 'period' }
  | { at: 'homeVisits' }
  | { at: 'letters'; letterId?: LetterId }
  | { at: 'letter'; studentId?: StudentId }
  | { at: 'activities'; activityId?: ActivityId | 'new' }
  | { at: 'summaries'; begins?: 'summary' }
  | { at: 'summary'; summaryId: SummaryId }
  | { at: 'rollOver' }
  | { at: 'rollOverReport'; rollOverId: RollOverId }
  | { at: 'settings'; section?: string };

interface Whereabouts {
  place: Place;
  go(place: Place): void;
  /** As `go`, but going back does not come by here again. */
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
}

export function PlaceProvider({ children }: { children: ReactNode }) {
  const [{ path, cameBack }, setWay] = useState<Way>({ path: [START], cameBack: false });
  const kept = useRef(new Map<string, unknown>()).current;

  const go = useCallback(
    (place: Place) =>
      setWay(({ path }) => ({
        path: [...(isAt(path, place) ? path.slice(0, -1) : path), place],
        cameBack: false,
      })),
    [],
  );
  const replace = useCallback(
    (place: Place) => setWay((before) => ({ ...before, path: [...before.path.slice(0, -1), place] })),
    [],
  );
  const back = useCallback(
    () =>
      setWay((before) =>
        before.path.length > 1 ? { path: before.path.slice(0, -1), cameBack: true } : before,
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
