import type { StudentId } from '#shared/contract/fields.ts';
import type { RollOverPlan, RollOverPreview } from '#shared/contract/roll-over.ts';
import type { TestDesk } from '../desk.ts';
import { day, enrolled } from '../sample.ts';

/** Class → its students by name; a name is also the student number's end. */
export const THREE_GRADES = {
  '七年级(1)班': ['安一', '安二', '安三'],
  '七年级(2)班': ['白一', '白二'],
  '八年级(1)班': ['陈一', '陈二', '陈三', '陈四'],
  '八年级(2)班': ['丁一', '丁二'],
  '九年级(1)班': ['方一', '方二'],
  '九年级(2)班': ['高一一', '高二二'],
} as const;

export type Pupils = ReadonlyMap<string, StudentId>;

/** Three grades in the school year before the clock's August, with a homeroom teacher for each class. */
export async function threeGrades(room: TestDesk): Promise<Pupils> {
  const pupils = new Map<string, StudentId>();
  for (const [className, names] of Object.entries(THREE_GRADES)) {
    for (const name of names) {
      pupils.set(name, await enrolled(room, { name, studentNumber: `2025${pupils.size + 100}`, className }));
    }
    await room.get('school.appointHomeroomTeacher', {
      className,
      schoolYear: 2025,
      teacherName: `${className.slice(0, 1)}${className.slice(4, 5)}老师`,
      fromOn: day('2025-09-01'),
    });
  }
  return pupils;
}

export function idOf(pupils: Pupils, name: string): StudentId {
  const id = pupils.get(name);
  if (!id) throw new Error(`nobody is called ${name}`);
  return id;
}

/** What the preview proposes, as a person accepts it, with some decisions of their own. */
export function planOf(
  preview: RollOverPreview,
  own: {
    classes?: Record<string, Partial<RollOverPlan['classes'][number]>>;
    students?: RollOverPlan['students'];
    teachers?: RollOverPlan['teachers'];
  } = {},
): RollOverPlan {
  const classes = preview.classes.map(({ classId, name, fate, toClass }) => ({
    classId,
    fate,
    toClass,
    ...own.classes?.[name],
  }));
  return {
    intoSchoolYear: preview.intoSchoolYear,
    classes,
    students: own.students ?? [],
    teachers:
      own.teachers ??
      preview.classes.flatMap(({ homeroomTeacher }, index) => {
        const className = classes[index]?.toClass ?? '';
        return className === '' ? [] : [{ className, teacherName: homeroomTeacher }];
      }),
  };
}

/** What holds of classes, teachers and departures; what was taken back has ended on the day it began. */
export function whatHolds(room: TestDesk) {
  const open = room.desk.room;
  if (!open) throw new Error('the room is closed');
  return open.access.read(({ db }) => ({
    places: db.all(`
      SELECT s.name, c.school_year, c.name AS class, m.from_on, m.ended_on FROM class_memberships m
      JOIN students s ON s.id = m.student_id JOIN school_classes c ON c.id = m.class_id
      WHERE m.ended_on IS NOT m.from_on ORDER BY s.name, m.from_on`),
    teachers: db.all(`
      SELECT c.school_year, c.name AS class, t.name, h.from_on, h.ended_on FROM homeroom_teachers h
      JOIN school_classes c ON c.id = h.class_id JOIN staff t ON t.id = h.staff_id
      WHERE h.ended_on IS NOT h.from_on ORDER BY c.school_year, c.name`),
    departures: db.all(`
      SELECT s.name, d.kind, d.left_on, d.returned_on FROM departures d JOIN students s ON s.id = d.student_id
      WHERE d.returned_on IS NOT d.left_on ORDER BY s.name`),
  }));
}
