import { Checkbox, Group, Table } from '@mantine/core';
import { guardianWord } from '#renderer/family/guardian-words.ts';
import type { RecordFormState } from '#renderer/parts/record-form.tsx';
import type { LetterOffer } from '#shared/contract/letters.ts';
import type { LetterField } from '#shared/letter-words.ts';
import type { Addressed, LetterDraft } from './letter-draft.ts';
import { LetterFieldInput } from './letter-field.tsx';
import classes from './letters.module.css';

interface AddressedTableProps {
  form: RecordFormState<LetterDraft>;
  offers: readonly LetterOffer[];
  /** What each has a text of its own for. */
  apart: readonly LetterField[];
  several: boolean;
}

/** Who gets a letter, to whom it goes, and what is said to one alone. */
export function AddressedTable({ form, offers, apart, several }: AddressedTableProps) {
  const { addressed } = form.values;
  const known = new Map(offers.map((offer) => [offer.studentId, offer]));
  const change = (index: number, changed: Partial<Addressed>) =>
    form.setFieldValue(
      'addressed',
      addressed.map((each, at) => (at === index ? { ...each, ...changed } : each)),
    );
  if (!several) {
    const [only] = addressed;
    const offer = only && known.get(only.studentId);
    return only && offer && offer.guardians.length > 0 ? (
      <To offer={offer} addressed={only} onChange={(guardianIds) => change(0, { guardianIds })} />
    ) : null;
  }
  return (
    <Table className={classes.addressed} aria-label="收信的家长">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>学生</Table.Th>
          <Table.Th>给谁</Table.Th>
          {apart.length > 0 && <Table.Th>各人不同的内容</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {addressed.map((each, index) => {
          const offer = known.get(each.studentId);
          return (
            <Table.Tr key={each.studentId}>
              <Table.Td>
                <div className={classes.who}>{offer?.name}</div>
                <div className={classes.soft}>{offer?.className}</div>
              </Table.Td>
              <Table.Td>
                {offer && (
                  <To
                    offer={offer}
                    addressed={each}
                    onChange={(guardianIds) => change(index, { guardianIds })}
                  />
                )}
              </Table.Td>
              {apart.length > 0 && (
                <Table.Td>
                  <div className={classes.apart}>
                    {apart.map((field) => (
                      <LetterFieldInput
                        key={field}
                        field={field}
                        value={each.values[field] ?? ''}
                        onChange={(value) => change(index, { values: { ...each.values, [field]: value } })}
                        error={form.errors[`addressed.${index}.values.${field}`]}
                        data-path={`addressed.${index}.values.${field}`}
                      />
                    ))}
                  </div>
                </Table.Td>
              )}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

interface ToProps {
  offer: LetterOffer;
  addressed: Addressed;
  onChange(guardianIds: Addressed['guardianIds']): void;
}

/** To which guardians: two who live apart get one each. Without a choice it is the first contact. */
function To({ offer, addressed, onChange }: ToProps) {
  const [first] = offer.guardians;
  if (!first) return <span className={classes.soft}>档案里没有监护人</span>;
  const ticked = addressed.guardianIds.length > 0 ? addressed.guardianIds : [first.id];
  return (
    <Checkbox.Group
      aria-label={`${offer.name}的告知书给谁`}
      value={ticked}
      onChange={(ids) => onChange(offer.guardians.flatMap(({ id }) => (ids.includes(id) ? [id] : [])))}
    >
      <Group gap={12}>
        {offer.guardians.map((guardian) => (
          <Checkbox key={guardian.id} value={guardian.id} label={`给 ${guardianWord(guardian)}`} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
