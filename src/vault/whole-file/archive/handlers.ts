import { done, looked, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import {
  archiveStudents,
  bringBack,
  endHold,
  holdBack,
  listArchive,
  listDestructions,
  setRetention,
} from './archive.ts';
import { copiesElsewhere } from './copies-elsewhere.ts';
import { destroyFiles } from './destruction.ts';
import { layDestructionList } from './lay-list.ts';

export const archiveHandlers: RoomHandlers<'archive'> = {
  'archive.leave': ({ access }, input) => done(access.write((writer) => archiveStudents(writer, input))),
  'archive.return': ({ access }, input) => done(access.write((writer) => bringBack(writer, input))),
  'archive.list': ({ access }) => looked(access, { action: 'archive.viewed', subject: '' }, listArchive),
  'archive.setRetention': ({ access }, input) => done(access.write((writer) => setRetention(writer, input))),
  'archive.hold': ({ access }, input) => done(access.write((writer) => holdBack(writer, input))),
  'archive.endHold': ({ access }, input) => done(access.write((writer) => endHold(writer, input))),
  'archive.layList': layDestructionList,
  'archive.copies': copiesElsewhere,
  'archive.destroy': destroyFiles,
  'archive.destructions': ({ access }) => access.read(listDestructions),
};
