import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { AT, makeWorld, NEXT_WEEK, refused, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());
beforeEach(() => {
  world.changed.owner = {};
  world.logged.length = 0;
});

describe('who sends an announcement (G4)', () => {
  it('a guest, a guardian and a stranger send nothing', async () => {
    const { send, p } = world;
    expect((await send('guest', p.group)).status).toBe(401);
    expect((await send('mother', p.group)).status).toBe(401);
    expect((await send('nobody', p.group)).status).toBe(403);
  });

  it.each(['contact', 'teacher', 'leader', 'principal'])('an announcement is sent to the class by: %s', async (who) => {
    expect((await world.send(who, world.p.group)).status).toBe(201);
  });

  it.each(['stand-in', 'colleague', 'office', 'elsewhere'])('no class to announce to is found by: %s', async (who) => {
    const { send, form, listSent, p } = world;
    for (const answer of [await send(who, p.group), await form(who, p.group), await listSent(who, p.group)])
      expect(refused(answer)).toEqual([404, 'not-found']);
  });

  it('somebody whose employment has ended is nobody here', async () => {
    expect((await world.send('left', world.p.group)).status).toBe(403);
  });

  it('a group of another school is not found under this school’s path, nor by its leader there', async () => {
    const { send, p } = world;
    expect(refused(await send('leader', p.otherGroup))).toEqual([404, 'not-found']);
    expect(refused(await send('elsewhere', p.otherGroup))).toEqual([404, 'not-found']);
  });

  it('only leaders send what is urgent', async () => {
    const { send, p } = world;
    const urgent = { body: { urgent: true } };
    expect(refused(await send('contact', p.group, urgent))).toEqual([403, 'announcements.leaders-urgent']);
    expect((await send('leader', p.group, urgent)).status).toBe(201);
    expect((await send('principal', p.group, urgent)).status).toBe(201);
  });

  it('a group that nobody reads for is refused with a clear text; one with protected families alone is not', async () => {
    const { send, form, p } = world;
    const empty = await send('contact', p.empty);
    expect([...refused(empty), empty.body.detail]).toEqual([
      409,
      'announcements.nobody',
      expect.stringContaining('Ring'),
    ]);
    expect((await form('contact', p.empty)).body).toMatchObject({ pupils: 0, adults: 0 });
    expect((await send('contact', p.secret)).status).toBe(201);
  });

  it('a school that has switched messages off sends nothing, and what is sent stays readable', async () => {
    const { send, form, open, reply, announce, changed, p } = world;
    const id = await announce('contact');
    changed.owner = { 'messages.enabled': false };
    expect(refused(await send('contact', p.group))).toEqual([403, 'messages.off']);
    expect(refused(await form('contact', p.group))).toEqual([403, 'messages.off']);
    expect(refused(await reply('mother', [p.ola, id], 'Hei'))).toEqual([403, 'messages.off']);
    const { status, body } = await open('mother', [p.ola, id]);
    expect([status, body.reply, body.whyNoReply]).toEqual([200, null, expect.stringContaining('bruker ikke')]);
  });

  it.each([
    ['no subject', { subject: ' ' }],
    ['a subject that is too long', { subject: 'x'.repeat(81) }],
    ['no text', { text: '' }],
    ['a text of nothing visible', { text: '\u200B \u2060' }],
    ['a text that is too long', { text: 'x'.repeat(4001) }],
    ['a field more', { to: 'everybody' }],
  ])('an announcement is refused with %s', async (_what, body) => {
    expect((await world.send('contact', world.p.group, { body })).status).toBe(422);
  });

  it('a text is kept without characters that turn its direction', async () => {
    const { announce, open, p } = world;
    const id = await announce('contact', p.group, { body: { text: ' Hei\u202E dere\r\nHilsen ' } });
    expect((await open('mother', [p.ola, id])).body.text).toBe('Hei dere\nHilsen');
  });
});

describe('who reads an announcement', () => {
  it('guardians of pupils of the class read it, and a pupil of age; a consent lets a guardian read', async () => {
    const { announce, open, p } = world;
    const id = await announce('contact');
    const seen = async (who: string, pupilId: string) => (await open(who, [pupilId, id])).status;
    expect(await seen('mother', p.ola)).toBe(200);
    expect(await seen('father', p.ola)).toBe(200);
    expect(await seen('hidden', p.siv)).toBe(200);
    expect(await seen('adult', p.adult)).toBe(200);
    expect(await seen('father', p.adult)).toBe(200);
  });

  it('everybody else gets what an absent announcement gets', async () => {
    const { announce, open, read, ok, reply, p } = world;
    const id = await announce('contact');
    const absent = await open('mother', [p.ola, newSortableId(Date.parse(AT))]);
    expect(refused(absent)).toEqual([404, 'not-found']);
    for (const [who, pupilId] of [
      ['former', p.ola],
      ['uncle', p.ola],
      ['other', p.foreign],
      ['other', p.ola],
      ['ola', p.ola],
      ['mother', p.foreign],
    ] as const) {
      const name = [pupilId, id] as const;
      for (const answer of [
        await open(who, name),
        await read(who, name),
        await ok(who, name),
        await reply(who, name, 'x'),
      ])
        expect([who, answer.status, answer.body.code, answer.body.detail]).toEqual([
          who,
          404,
          'not-found',
          absent.body.detail,
        ]);
    }
    expect(refused(await open('mother', [p.adult, id]))).toEqual([403, 'messages.pupil-of-age']);
  });

  it('a pupil who has left the class reads it no more from that day on, nor does the list show it', async () => {
    const { announce, open, list, p } = world;
    const id = await announce('contact');
    expect((await open('shy', [p.leaver, id])).status).toBe(200);
    expect(refused(await open('shy', [p.leaver, id], { at: NEXT_WEEK }))).toEqual([404, 'not-found']);
    expect((await list('shy', p.leaver, { at: NEXT_WEEK })).body).toEqual({ announcements: [], next: null });
  });

  it('an announcement to a group that has ended is gone for its readers, and its author still finds it', async () => {
    const { announce, open, reply, listSent, openSent, p } = world;
    const id = await announce('teacher', p.choir);
    expect((await open('mother', [p.ola, id])).status).toBe(200);
    const later = { at: NEXT_WEEK };
    expect(refused(await open('mother', [p.ola, id], later))).toEqual([404, 'not-found']);
    expect(refused(await reply('mother', [p.ola, id], 'Hei', later))).toEqual([404, 'not-found']);
    expect((await listSent('teacher', p.choir, later)).body).toMatchObject({
      mayAnnounce: false,
      announcements: [{ announcementId: id, you: true }],
    });
    const { body } = await openSent('teacher', [p.choir, id], later);
    expect([body.text, body.families]).toEqual(['Ta med matpakke.', null]);
    expect(refused(await openSent('contact', [p.choir, id], later))).toEqual([404, 'not-found']);
  });

  it('an author who teaches the class no more finds own announcements without names, and no others', async () => {
    const { announce, listSent, openSent, p } = world;
    const own = await announce('moving');
    const others = await announce('contact');
    expect((await openSent('moving', [p.group, others])).body.families).not.toBeNull();
    const later = { at: NEXT_WEEK };
    expect((await openSent('moving', [p.group, own], later)).body.families).toBeNull();
    expect(refused(await openSent('moving', [p.group, others], later))).toEqual([404, 'not-found']);
    const ids = (await listSent('moving', p.group, later)).body.announcements.map(
      ({ announcementId }: { announcementId: string }) => announcementId,
    );
    expect(ids).toEqual([own]);
  });
});

describe('what the school sees of the readers', () => {
  it('the list of readers names guardians to staff, and the family of a protected pupil to nobody', async () => {
    const { announce, openSent, logged, p } = world;
    const id = await announce('contact');
    const { body } = await openSent('teacher', [p.group, id]);
    const ofSiv = body.families.find(({ pupilId }: { pupilId: string }) => pupilId === p.siv);
    expect(ofSiv.adults.map(({ name }: { name: string }) => name).sort()).toEqual(['Hilde Fjord', 'Mona Fjord']);
    const looks = logged.map(({ pupilId, action }) => `${action} ${pupilId}`);
    expect(looks.sort()).toEqual(
      [p.ola, p.siv, p.leaver, p.adult].map((pupilId) => `group:announcements ${pupilId}`).sort(),
    );
    const secret = await announce('contact', p.secret);
    const { families } = (await openSent('contact', [p.secret, secret])).body;
    expect(families).toEqual([
      expect.objectContaining({ protected: true, adults: [expect.objectContaining({ name: null })] }),
    ]);
  });

  it('the form counts each adult once, names those without a notice, and logs them', async () => {
    const { form, logged, p } = world;
    const { body } = await form('contact', p.group);
    // Mother has two children in the class; the pupil of age reads alone, and father by consent.
    expect(body).toMatchObject({ group: '8B', pupils: 4, adults: 5, mayBeUrgent: false, noticesAt: null });
    const silent = body.silent.map(({ pupilName, name }: { pupilName: string; name: string }) => [pupilName, name]);
    expect(silent.map(([, name]: readonly string[]) => name)).toContain('Signe Fjord');
    expect(silent.map(([, name]: readonly string[]) => name)).not.toContain('Mona Fjord');
    expect(logged.map(({ pupilId }) => pupilId)).toContain(p.leaver);
    expect(logged.map(({ pupilId }) => pupilId)).not.toContain(p.ola);
    expect((await form('leader', p.group, { at: '2026-11-24T22:00:00.000Z' })).body).toMatchObject({
      mayBeUrgent: true,
      noticesAt: '2026-11-25T06:00:00.000Z',
    });
  });
});
