import { Button, UnstyledButton } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './workbench.module.css';

interface PileProps<Item> {
  title: string;
  items: readonly Item[];
  itemKey(item: Item): string;
  /** What the item is; its first words are its name. */
  what(item: Item): ReactNode;
  /** What stands at the right: usually a date. */
  aside(item: Item): ReactNode;
  onItem(item: Item): void;
  /** Said when nothing waits; a pile that only stands there when something does needs no such word. */
  nothing?: string;
  all?: { label: string; onOpen(): void };
}

/** One pile on the desk: what waits of one kind, each a click away from being done. */
export function Pile<Item>(props: PileProps<Item>) {
  const { title, items, itemKey, what, aside, onItem, nothing, all } = props;
  const headingId = useId();
  return (
    <section className={classes.pile} aria-labelledby={headingId}>
      <header className={classes.head}>
        <h2 id={headingId}>
          {title} {items.length > 0 && <small>{items.length}</small>}
        </h2>
        {all && (
          <Button variant="subtle" size="sm" px={8} onClick={all.onOpen}>
            {all.label}
          </Button>
        )}
      </header>
      {items.length === 0 && <div className={classes.nothing}>{nothing}</div>}
      {items.length > 0 && (
        <ul className={classes.items} aria-labelledby={headingId}>
          {items.map((item) => (
            <li key={itemKey(item)}>
              <UnstyledButton className={classes.item} onClick={() => onItem(item)}>
                <span className={classes.what}>{what(item)}</span>
                <span className={classes.soft}>{aside(item)}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
