export interface DemoTemplate {
  id: string
  language: string
  file: string
  /** A few lines to begin with. */
  text: string
}

/** What a live demo can begin with: small enough to be typed over. */
export const DEMO_TEMPLATES: readonly DemoTemplate[] = [
  {
    id: 'python',
    language: 'Python',
    file: 'main.py',
    text: `def greet(name: str) -> str:
    return f"Hello, {name}!"


if __name__ == "__main__":
    print(greet("world"))
`,
  },
  {
    id: 'javascript',
    language: 'JavaScript',
    file: 'main.js',
    text: `function greet(name) {
  return \`Hello, \${name}!\`
}

console.log(greet('world'))
`,
  },
  {
    id: 'typescript',
    language: 'TypeScript',
    file: 'main.ts',
    text: `function greet(name: string): string {
  return \`Hello, \${name}!\`
}

console.log(greet('world'))
`,
  },
  {
    id: 'sql',
    language: 'SQL',
    file: 'query.sql',
    text: `create table person (
  id integer primary key,
  name text not null
);

insert into person (name) values ('Ada'), ('Linus');

select id, name from person order by name;
`,
  },
  {
    id: 'html',
    language: 'HTML',
    file: 'index.html',
    text: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Hello</title>
  </head>
  <body>
    <h1>Hello, world!</h1>
  </body>
</html>
`,
  },
  {
    id: 'json',
    language: 'JSON',
    file: 'data.json',
    text: `{
  "name": "Ada",
  "languages": ["Python", "SQL"]
}
`,
  },
  { id: 'yaml', language: 'YAML', file: 'config.yaml', text: 'server:\n  port: 8000\n  debug: true\n' },
  { id: 'markdown', language: 'Markdown', file: 'notes.md', text: '# Notes\n\n- \n' },
]
