import { Button, Menu, Text } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';

interface QuoteMenuProps {
  /** For which field: it is told to whoever does not see where the button stands. */
  into: string;
  quotes: readonly string[];
  onQuote(quote: string): void;
}

/** 引用已有记录: what is known is put into the text, as often as one likes. Nothing stands there where nothing is known. */
export function QuoteMenu({ into, quotes, onQuote }: QuoteMenuProps) {
  if (quotes.length === 0) return null;
  return (
    <Menu position="bottom-start" width={480} closeOnItemClick={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          size="compact-md"
          mt={4}
          leftSection={<IconQuote size={16} aria-hidden />}
          aria-label={`引用已有记录：${into}`}
        >
          引用已有记录
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={`引用到${into}`}>
        {quotes.map((quote) => (
          <Menu.Item key={quote} onClick={() => onQuote(quote)}>
            <Text size="sm" lineClamp={2}>
              {quote}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
