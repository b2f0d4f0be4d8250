import type { Domain } from '#shared/contract/index.ts';
import { rollOverHandlers } from '#vault/roll/roll-over/handlers.ts';
import { rosterHandlers } from '#vault/roll/roster/handlers.ts';
import { schoolHandlers, schoolYearsHandlers } from '#vault/roll/school/handlers.ts';
import { schoolingHandlers } from '#vault/roll/students/handlers.ts';
import { activitiesHandlers } from '#vault/rooms/activities/handlers.ts';
import { contactsHandlers } from '#vault/rooms/contacts/handlers.ts';
import { custodyHandlers } from '#vault/rooms/custody/handlers.ts';
import { diagnosesHandlers } from '#vault/rooms/diagnoses/handlers.ts';
import { disclosuresHandlers } from '#vault/rooms/disclosures/handlers.ts';
import { familyHandlers } from '#vault/rooms/family/handlers.ts';
import { followUpsHandlers } from '#vault/rooms/follow-ups/handlers.ts';
import { helpersHandlers } from '#vault/rooms/helpers/handlers.ts';
import { institutionsHandlers } from '#vault/rooms/institutions/handlers.ts';
import { interviewsHandlers } from '#vault/rooms/interviews/handlers.ts';
import { observationsHandlers } from '#vault/rooms/observations/handlers.ts';
import { referralsHandlers } from '#vault/rooms/referrals/handlers.ts';
import { schoolReturnsHandlers } from '#vault/rooms/school-returns/handlers.ts';
import { sessionsHandlers } from '#vault/rooms/sessions/handlers.ts';
import { talksHandlers } from '#vault/rooms/talks/handlers.ts';
import { watchGroupsHandlers } from '#vault/rooms/watch-groups/handlers.ts';
import { weeklyReportsHandlers } from '#vault/rooms/weekly-reports/handlers.ts';
import { backupsHandlers } from '#vault/strongbox/backups/handlers.ts';
import { done, type HandlersAt, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import type { InTurn } from '#vault/strongbox/in-turn.ts';
import { vaultHandlers } from '#vault/strongbox/keys/handlers.ts';
import { holderName } from '#vault/strongbox/keys/holder-name.ts';
import { namesInRoom } from '#vault/strongbox/keys/holders.ts';
import { mustBeHardToGuess, weighPassword } from '#vault/strongbox/keys/passwords/weigh-password.ts';
import { takeKey, whoItMayBe } from '#vault/strongbox/keys/take-key.ts';
import { papersHandlers } from '#vault/strongbox/paper/handlers.ts';
import { preferencesHandlers } from '#vault/strongbox/preferences/handlers.ts';
import type { Room } from '#vault/strongbox/room.ts';
import { safetyHandlers } from '#vault/strongbox/safety/handlers.ts';
import { archiveHandlers } from '#vault/whole-file/archive/handlers.ts';
import { attachmentsHandlers } from '#vault/whole-file/attachments/handlers.ts';
import { auditHandlers } from '#vault/whole-file/audit/handlers.ts';
import { cluesHandlers } from '#vault/whole-file/clues/handlers.ts';
import { conferencesHandlers } from '#vault/whole-file/conferences/handlers.ts';
import { draftsHandlers } from '#vault/whole-file/drafts/handlers.ts';
import { enquiriesHandlers } from '#vault/whole-file/enquiries/handlers.ts';
import { handOversHandlers } from '#vault/whole-file/hand-overs/handlers.ts';
import { homeVisitsHandlers } from '#vault/whole-file/home-visits/handlers.ts';
import { incidentsHandlers } from '#vault/whole-file/incidents/handlers.ts';
import { leavesHandlers } from '#vault/whole-file/leaves/handlers.ts';
import { lettersHandlers } from '#vault/whole-file/letters/handlers.ts';
import { mergesHandlers } from '#vault/whole-file/merges/handlers.ts';
import { obligationsHandlers } from '#vault/whole-file/obligations/handlers.ts';
import { plansHandlers } from '#vault/whole-file/plans/handlers.ts';
import { screeningsHandlers } from '#vault/whole-file/screenings/handlers.ts';
import { searchHandlers } from '#vault/whole-file/search/handlers.ts';
import { seasonsHandlers } from '#vault/whole-file/seasons/handlers.ts';
import { studentsHandlers } from '#vault/whole-file/students/handlers.ts';
import { summariesHandlers } from '#vault/whole-file/summaries/handlers.ts';
import { watchlistHandlers } from '#vault/whole-file/watchlist/handlers.ts';
import { workbenchHandlers } from '#vault/whole-file/workbench/handlers.ts';
import { workloadHandlers } from '#vault/whole-file/workload/handlers.ts';
import type { Door, Opened } from './door.ts';
import { foundRoom, openRoom, type Surroundings } from './open-room.ts';

/** Where requests arrive: the door always, the room while it is open. */
export interface Desk {
  door: Door;
  room: Room | null;
  /** The door serves one after the other: two keys tried at once would be two open vaults. */
  atDoor: InTurn;
  surroundings: Surroundings;
  /** A key was accepted. */
  opened(room: Room): void;
}

function isKnown({ connection, slotId }: Opened): boolean {
  return holderName(connection, slotId) !== null;
}

function goIn(desk: Desk, opened: Opened): void {
  desk.room = openRoom(opened, desk.surroundings);
  // What was written is found again by the list of what was begun; where somebody sat days ago is nothing to go back to.
  if (!desk.surroundings.wasOpenBefore) desk.room.access.jot((drafts) => drafts.forgetWhereabouts());
  desk.opened(desk.room);
}

export const doorHandlers: HandlersAt<'door', Desk> = {
  'vault.status': ({ door }) => door.status(),
  'vault.create': async ({ door, surroundings }, { password, ...founding }) => {
    await mustBeHardToGuess(password, Object.values(founding));
    const recoveryCode = await door.create(founding, password, (connection, founding, slotId) =>
      foundRoom(connection, founding, slotId, surroundings.now()),
    );
    return { recoveryCode };
  },
  'vault.confirmRecoveryCode': async (desk, { code }) =>
    done(goIn(desk, await desk.door.confirmRecoveryCode(code))),
  'vault.unlock': async (desk, { kind, secret, acceptOlder = false }) => {
    const opened = await desk.door.unlock(kind, secret, { acceptOlder });
    if (isKnown(opened)) {
      goIn(desk, opened);
      return { whoAreYou: null };
    }
    try {
      return { whoAreYou: whoItMayBe(opened) };
    } finally {
      opened.connection.close();
    }
  },
  'vault.unlockAs': async (desk, { acceptOlder = false, ...wanted }) => {
    const opened = await desk.door.unlock(wanted.kind, wanted.secret, { acceptOlder });
    const slotId = await takeKey(opened, wanted, desk.surroundings.now()).catch((error) => {
      opened.connection.close();
      throw error;
    });
    return done(goIn(desk, { ...opened, slotId }));
  },
  'vault.salvage': ({ door }, { kind, secret, personName = '' }) => door.salvage(kind, secret, personName),
  'backups.found': ({ door }) => door.restoring.found(),
  'backups.chooseFile': ({ door, surroundings }) => door.restoring.chooseFile(surroundings.shell),
  'backups.test': ({ door }, { token, kind, secret, personName = '' }) =>
    door.restoring.test(token, kind, secret, personName),
  'backups.restore': ({ door }, { token }) => door.restoring.restore(token),
  'safety.copiedAtDoor': ({ surroundings }) => done(surroundings.reportCopy()),
};

export const anywhereHandlers: HandlersAt<'anywhere', Desk> = {
  'vault.weighPassword': ({ room }, { password, names }) =>
    weighPassword(password, room ? [...names, ...namesInRoom(room)] : names),
  'preferences.lookOfThisPc': ({ surroundings }) => surroundings.shell.look({}),
  'preferences.changeLook': async ({ surroundings }, changed) => done(await surroundings.shell.look(changed)),
};

/** What is answered in the open room, domain by domain: one that is missing, or answers too little, does not compile. */
export const roomHandlers: { readonly [Each in Domain]: RoomHandlers<Each> } = {
  vault: vaultHandlers,
  backups: backupsHandlers,
  drafts: draftsHandlers,
  preferences: preferencesHandlers,
  papers: papersHandlers,
  audit: auditHandlers,
  safety: safetyHandlers,
  school: schoolHandlers,
  schoolYears: schoolYearsHandlers,
  rollOver: rollOverHandlers,
  schooling: schoolingHandlers,
  students: studentsHandlers,
  roster: rosterHandlers,
  family: familyHandlers,
  observations: observationsHandlers,
  clues: cluesHandlers,
  diagnoses: diagnosesHandlers,
  screenings: screeningsHandlers,
  weeklyReports: weeklyReportsHandlers,
  interviews: interviewsHandlers,
  contacts: contactsHandlers,
  enquiries: enquiriesHandlers,
  watchlist: watchlistHandlers,
  sessions: sessionsHandlers,
  followUps: followUpsHandlers,
  plans: plansHandlers,
  referrals: referralsHandlers,
  leaves: leavesHandlers,
  schoolReturns: schoolReturnsHandlers,
  custody: custodyHandlers,
  talks: talksHandlers,
  homeVisits: homeVisitsHandlers,
  conferences: conferencesHandlers,
  incidents: incidentsHandlers,
  watchGroups: watchGroupsHandlers,
  disclosures: disclosuresHandlers,
  obligations: obligationsHandlers,
  activities: activitiesHandlers,
  helpers: helpersHandlers,
  seasons: seasonsHandlers,
  institutions: institutionsHandlers,
  letters: lettersHandlers,
  attachments: attachmentsHandlers,
  archive: archiveHandlers,
  handOvers: handOversHandlers,
  merges: mergesHandlers,
  summaries: summariesHandlers,
  search: searchHandlers,
  workbench: workbenchHandlers,
  workload: workloadHandlers,
};
