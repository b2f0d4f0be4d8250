import type { Contract, Domain, InputOf, OutputOf, RequestName } from '#shared/contract/index.ts';
import type { Place } from '#shared/contract/request.ts';
import type { AuditEntry } from './audit/audit-log.ts';
import type { Access, Reader } from './database/access.ts';
import type { Room } from './room.ts';

/** The requests that are answered at a place, among some. */
type At<Where extends Place, Name extends RequestName> = {
  [Each in Name]: Contract[Each]['place'] extends Where ? Each : never;
}[Name];

type Answer<Where, Name extends RequestName> = (
  where: Where,
  input: InputOf<Name>,
) => OutputOf<Name> | Promise<OutputOf<Name>>;

/** One function for each request of a place. */
export type HandlersAt<Where extends Place, Given, Name extends RequestName = RequestName> = {
  readonly [Each in At<Where, Name>]: Answer<Given, Each>;
};

/** One function for each request of a domain that is answered in the open room. */
export type RoomHandlers<Of extends Domain> = HandlersAt<
  'room',
  Room,
  Extract<RequestName, `${Of}.${string}`>
>;

/** A list that tells more of students than that they are at the school: the look is on record. */
export function looked<Result>(access: Access, entry: AuditEntry, list: (reader: Reader) => Result): Result {
  return access.write((writer) => {
    writer.recordLook(entry);
    return list(writer);
  });
}

/** The answer of a request that gives nothing back. */
export function done(_nothing: unknown): Record<string, never> {
  return {};
}
