import { Checkbox, Input } from '@mantine/core';
import { gradeKey, gradeOf } from '#shared/class-names.ts';
import type { ClassLine } from '#shared/contract/school-years.ts';
import classes from './screenings.module.css';

interface ClassChoiceProps {
  /** In the order of their grades. */
  of: readonly ClassLine[];
  chosen: readonly string[];
  error: string | undefined;
  onChoose(ids: ClassLine['id'][]): void;
}

/** Which classes take part, a grade at a time or one by one. */
export function ClassChoice({ of, chosen, error, onChoose }: ClassChoiceProps) {
  const grades = [...Map.groupBy(of, ({ name }) => gradeKey(name)).values()];
  const picked = new Set(chosen);
  const choose = (ids: readonly string[], wanted: boolean) =>
    onChoose(of.map(({ id }) => id).filter((id) => (ids.includes(id) ? wanted : picked.has(id))));
  const students = of.filter(({ id }) => picked.has(id)).reduce((sum, each) => sum + each.students, 0);
  return (
    <Input.Wrapper
      label="参加的班级"
      required
      labelElement="div"
      description={`已选 ${chosen.length} 个班，现有 ${students} 名学生`}
      error={error}
    >
      <fieldset className={classes.grades} data-path="classIds" aria-label="参加的班级">
        {grades.map((own) => {
          const ids = own.map(({ id }) => id);
          const some = ids.filter((id) => picked.has(id)).length;
          const word = gradeOf(own[0]?.name ?? '') || '其他班级';
          return (
            <div key={ids[0]} className={classes.grade}>
              <Checkbox
                label={`${word}（${own.length} 个班）`}
                checked={some === ids.length}
                indeterminate={some > 0 && some < ids.length}
                onChange={() => choose(ids, some < ids.length)}
              />
              <div className={classes.classes}>
                {own.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    label={name}
                    checked={picked.has(id)}
                    onChange={(event) => choose([id], event.currentTarget.checked)}
                  />
                ))}
              </div>
            </div>
          );
        })}
      </fieldset>
    </Input.Wrapper>
  );
}
