import { done, type RoomHandlers } from '#vault/strongbox/handlers.ts';
import { schoolRow } from '#vault/strongbox/owner/school-row.ts';
import { addClass, readSchoolYear, renameClass } from './classes.ts';
import { appointHomeroomTeacher } from './homeroom-teachers.ts';
import { identifyBy, numberKind } from './number-kind.ts';
import { listOpeningTimes, removeOpeningTime, writeOpeningTime } from './opening-times.ts';
import { addStaff, changeParticulars, changeStaff, listClasses, listStaff } from './school.ts';
import { changeSchoolYear, listSchoolYears, removeSpan, writeSpan } from './school-years.ts';

export const schoolHandlers: RoomHandlers<'school'> = {
  'school.particulars': ({ access, person, versions }) =>
    access.read((reader) => {
      const { name: schoolName, counsellorName, roomPhone } = schoolRow(reader);
      const { kind: identifiedBy } = numberKind(reader);
      return { schoolName, counsellorName, roomPhone, today: reader.today, identifiedBy, person, versions };
    }),
  'school.changeParticulars': ({ access }, input) =>
    done(access.write((writer) => changeParticulars(writer, input))),
  'school.identifyBy': ({ access }, input) => done(access.write((writer) => identifyBy(writer, input))),
  'school.staff': ({ access }) => access.read(listStaff),
  'school.addStaff': ({ access }, input) => access.write((writer) => addStaff(writer, input)),
  'school.changeStaff': ({ access }, input) => done(access.write((writer) => changeStaff(writer, input))),
  'school.appointHomeroomTeacher': ({ access }, input) =>
    done(access.write((writer) => appointHomeroomTeacher(writer, input))),
  'school.classes': ({ access }) => access.read(listClasses),
};

export const schoolYearsHandlers: RoomHandlers<'schoolYears'> = {
  'schoolYears.list': ({ access }) => access.read(listSchoolYears),
  'schoolYears.read': ({ access }, { schoolYear }) =>
    access.read((reader) => readSchoolYear(reader, schoolYear)),
  'schoolYears.openingTimes': ({ access }) => access.read(listOpeningTimes),
  'schoolYears.writeOpeningTime': ({ access }, input) =>
    done(access.write((writer) => writeOpeningTime(writer, input))),
  'schoolYears.removeOpeningTime': ({ access }, input) =>
    done(access.write((writer) => removeOpeningTime(writer, input))),
  'schoolYears.change': ({ access }, input) =>
    done(access.write((writer) => changeSchoolYear(writer, input))),
  'schoolYears.writeSpan': ({ access }, input) => done(access.write((writer) => writeSpan(writer, input))),
  'schoolYears.removeSpan': ({ access }, input) => done(access.write((writer) => removeSpan(writer, input))),
  'schoolYears.addClass': ({ access }, input) => done(access.write((writer) => addClass(writer, input))),
  'schoolYears.renameClass': ({ access }, input) =>
    done(access.write((writer) => renameClass(writer, input))),
};
