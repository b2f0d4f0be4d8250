import { deskInRoom } from '../desk.ts';
import { enrolled } from '../sample.ts';
import { batchText, classIds } from './result-sheets.ts';

/** Four children of two classes, on the list of a batch. */
export async function batchRoom(more: Parameters<typeof batchText>[0] = {}) {
  const room = await deskInRoom();
  const zhou = await enrolled(room);
  const chen = await enrolled(room, { studentNumber: '20260102', name: '陈一鸣' });
  const li = await enrolled(room, { studentNumber: '20260103', name: '李安' });
  const other = await enrolled(room, { studentNumber: '20260105', name: '李安', className: '七年级(2)班' });
  const { batchId } = await room.get('screenings.writeBatch', {
    batchId: null,
    text: batchText(more),
    classIds: await classIds(room),
  });
  return { room, batchId, zhou, chen, li, other };
}
