import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { removeReferral, removeStep, writeReferral, writeStep } from './referrals.ts';

export const referralsHandlers: RoomHandlers<'referrals'> = {
  'referrals.write': ({ access }, input) => ({
    referralId: access.write((writer) => writeReferral(writer, input)),
  }),
  'referrals.remove': ({ access }, input) => done(access.write((writer) => removeReferral(writer, input))),
  'referrals.writeStep': ({ access }, input) => done(access.write((writer) => writeStep(writer, input))),
  'referrals.removeStep': ({ access }, input) => done(access.write((writer) => removeStep(writer, input))),
};
