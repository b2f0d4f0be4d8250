import type { RoomHandlers } from '#vault/strongbox/handlers.ts';
import { layWorkload, saveWorkload } from './leaving-workload.ts';
import { listPeriods, readWorkload, workloadRecords } from './workload.ts';

export const workloadHandlers: RoomHandlers<'workload'> = {
  'workload.periods': ({ access }) => access.read(listPeriods),
  'workload.read': ({ access }, period) => access.read((reader) => readWorkload(reader, period)),
  'workload.records': ({ access }, input) => access.write((writer) => workloadRecords(writer, input)),
  'workload.save': saveWorkload,
  'workload.layPaper': layWorkload,
};
