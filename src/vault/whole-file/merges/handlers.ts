import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { likelySame } from './likely-same.ts';
import { listMerges, mergeFiles, openMergePreview, undoMerge } from './merges.ts';

export const mergesHandlers: RoomHandlers<'merges'> = {
  'merges.alike': ({ access }, input) => access.read((reader) => likelySame(reader, input)),
  'merges.preview': ({ access }, input) => access.write((writer) => openMergePreview(writer, input)),
  'merges.merge': ({ access }, input) => access.write((writer) => mergeFiles(writer, input)),
  'merges.list': ({ access }, input) => access.read((reader) => listMerges(reader, input)),
  'merges.undo': ({ access }, input) => done(access.write((writer) => undoMerge(writer, input))),
};
