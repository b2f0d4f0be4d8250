import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layContingencyPlan, laySchoolReturn } from './lay-return.ts';
import { removeSchoolReturn, writeSchoolReturn } from './school-returns.ts';

export const schoolReturnsHandlers: RoomHandlers<'schoolReturns'> = {
  'schoolReturns.write': ({ access }, input) => ({
    schoolReturnId: access.write((writer) => writeSchoolReturn(writer, input)),
  }),
  'schoolReturns.remove': ({ access }, input) =>
    done(access.write((writer) => removeSchoolReturn(writer, input))),
  'schoolReturns.layPaper': laySchoolReturn,
  'schoolReturns.layPlan': layContingencyPlan,
};
