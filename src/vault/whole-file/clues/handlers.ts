import { answerClue, removeClue } from '#vault/rooms/clues/clues.ts';
import { clueRulesToday, setClueRule } from '#vault/rooms/clues/rules.ts';
import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { firedOf } from './open-clues.ts';

export const cluesHandlers: RoomHandlers<'clues'> = {
  'clues.answer': ({ access }, input) => ({
    clueId: access.write((writer) =>
      answerClue(writer, input, firedOf(writer, [input.studentId]).get(input.studentId) ?? []),
    ),
  }),
  'clues.remove': ({ access }, input) => done(access.write((writer) => removeClue(writer, input))),
  'clues.rules': ({ access }) => access.read(clueRulesToday),
  'clues.setRule': ({ access }, input) => done(access.write((writer) => setClueRule(writer, input))),
};
