import { describe, expect, it } from 'vitest'
import { findTarget, webhookUrl } from './target.ts'

const PUBLIC = '93.184.215.14'
const never = async (): Promise<string[]> => {
  throw new Error('nobody should be asked')
}

describe('the address of a webhook', () => {
  it.each([
    ['https://example.org/hook?for=me', 'https://example.org/hook?for=me'],
    ['https://example.org:8443', 'https://example.org:8443/'],
    ['HTTPS://EXAMPLE.ORG/Hook', 'https://example.org/Hook'],
    [`https://${PUBLIC}/`, `https://${PUBLIC}/`],
    ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
  ])('%s is good', (text, href) => {
    expect(webhookUrl(text, 'refuse')).toMatchObject({ ok: true, value: { href } })
  })

  it.each([
    ['example.org/hook', 'This is not an address.'],
    ['', 'This is not an address.'],
    ['https://', 'This is not an address.'],
    ['ftp://example.org/', 'begins with https://'],
    ['file:///etc/passwd', 'begins with https://'],
    ['http://example.org/', 'Only addresses that begin with https://'],
    ['https://me:secret@example.org/', 'name or password'],
    ['https://me@example.org/', 'name or password'],
    ['https://example.org/#part', 'behind “#”'],
    [`https://example.org/${'x'.repeat(2_000)}`, 'at most 2000 characters'],
    // every way to write this computer and its network
    ['https://127.0.0.1/', 'not on the public internet'],
    ['https://127.1/', 'not on the public internet'],
    ['https://2130706433/', 'not on the public internet'],
    ['https://0x7f.0.0.1/', 'not on the public internet'],
    ['https://0177.0.0.1/', 'not on the public internet'],
    ['https://0/', 'not on the public internet'],
    ['https://①②⑦.⓪.⓪.①/', 'not on the public internet'],
    ['https://127.0.0.1./', 'not on the public internet'],
    ['https://169.254.169.254/latest/meta-data/', 'not on the public internet'],
    ['https://[::1]/', 'not on the public internet'],
    ['https://[::ffff:10.0.0.1]/', 'not on the public internet'],
    ['https://[fe80::1]/', 'not on the public internet'],
  ])('%s is refused', (text, reason) => {
    const checked = webhookUrl(text, 'refuse')
    expect(checked.ok ? 'good' : checked.error).toContain(reason)
  })
})

describe('where a name leads', () => {
  it('is decided by its addresses', async () => {
    const target = await findTarget('https://example.org/', 'refuse', async () => [PUBLIC])
    expect(target).toMatchObject({ ok: true, value: { addresses: [PUBLIC] } })
  })

  it.each([
    [['127.0.0.1']],
    [['10.0.0.1']],
    [['169.254.169.254']],
    [['::1']],
    [['fd00::1']],
    [['::ffff:192.168.0.1']],
    [['64:ff9b::7f00:1']],
    [[PUBLIC, '127.0.0.1']],
    [['2606:4700:4700::1111', 'fe80::1']],
  ])('%s is refused', async (addresses) => {
    const target = await findTarget('https://inside.example.org/', 'refuse', async () => addresses)
    expect(target).toMatchObject({ ok: false, error: expect.stringContaining('not on the public internet') })
  })

  it('must be somewhere', async () => {
    const target = await findTarget('https://example.org/', 'refuse', async () => [])
    expect(target).toEqual({ ok: false, error: 'example.org has no address.' })
  })

  it('may be this network where that is allowed, over http too', async () => {
    expect((await findTarget('http://127.0.0.1:8080/', 'allow', never)).ok).toBe(true)
    expect((await findTarget('http://lms.local/', 'allow', async () => ['192.168.0.9'])).ok).toBe(true)
    expect((await findTarget('https://example.org/', 'allow', async () => [PUBLIC])).ok).toBe(true)
  })

  it('must be reached over https on the public internet, whatever is allowed', async () => {
    const named = await findTarget('http://example.org/', 'allow', async () => [PUBLIC])
    expect(named).toMatchObject({ ok: false, error: expect.stringContaining('public internet') })
    expect(webhookUrl(`http://${PUBLIC}/`, 'allow').ok).toBe(false)
  })
})
