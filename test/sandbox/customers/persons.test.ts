import { describe, expect, it } from 'vitest';
import { parsePopulation } from '../../../src/sandbox/index.ts';
import { aSite, idOf, refusal } from '../support/site.ts';

const shop = (options: Parameters<typeof aSite>[0] = {}) =>
  aSite({
    sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'store', population: parsePopulation('salon') }],
    ...options,
  });

const email = (address: string) => ({ items: [{ tag: 'MAIN', email: address, primary: true }] }) as never;

describe('contacts', () => {
  it('are made, read, changed, and not made twice', async () => {
    const { client } = shop();
    const { contact } = await client.contacts.createContact({
      name: { first: 'Ann', last: 'Lee' },
      emails: email('ann@example.com'),
    });
    expect(contact).toMatchObject({ revision: 1, primaryInfo: { email: 'ann@example.com' } });
    const id = contact?._id ?? '';
    expect(await client.contacts.getContact(id)).toEqual(contact);
    const again = client.contacts.createContact({ emails: email('ANN@example.com') });
    await expect(again).rejects.toMatchObject({
      status: 409,
      details: { applicationError: { code: 'DUPLICATE_CONTACT_EXISTS', data: { duplicateContactId: id } } },
    });
    expect(
      await refusal(client.contacts.createContact({ emails: email('ann@example.com') }, { allowDuplicates: true })),
    ).toBe('accepted');
    expect(await refusal(client.contacts.createContact({}))).toBe('400 INSUFFICIENT_CONTACT_DATA');
    const { contact: changed } = await client.contacts.updateContact(id, { name: { first: 'Anna' } }, 1);
    expect(changed).toMatchObject({
      revision: 2,
      info: { name: { first: 'Anna' } },
      primaryInfo: { email: 'ann@example.com' },
    });
    expect(await refusal(client.contacts.updateContact(id, { name: { first: 'A' } }, 1))).toBe(
      '409 CONTACT_ALREADY_CHANGED',
    );
    await client.contacts.deleteContact(id);
    expect(await refusal(client.contacts.getContact(id))).toBe('404 CONTACT_NOT_FOUND');
  });

  it('of a population are found by address and page by page', async () => {
    const { client } = shop();
    const one = await client.contacts.queryContacts().eq('primaryInfo.email', 'customer-0000042@example.com').find();
    expect(one.items.map(({ info }) => info?.name?.last)).toEqual(['0000042']);
    const seen = new Set<string>();
    for (let offset = 0; ; offset += 1_000) {
      const { contacts = [], pagingMetadata } = await client.contacts.listContacts({
        sort: { fieldName: 'createdDate', order: 'ASC' },
        paging: { limit: 1_000, offset },
      } as never);
      for (const { _id } of contacts) seen.add(_id ?? '');
      expect(pagingMetadata?.total).toBe(1_600);
      if (contacts.length < 1_000) break;
    }
    expect(seen.size).toBe(1_600);
    expect(await refusal(client.contacts.queryContacts().limit(1_001).find())).toMatch(/^400 .*paging\.limit$/);
    expect(
      await refusal(
        client.contacts
          .queryContacts()
          .ascending('_updatedDate' as never)
          .find(),
      ),
    ).toBe('400 value');
  });

  it('that go take their accounts with them; members stay', async () => {
    const { client } = shop();
    const byEmail = async (nth: string) =>
      (await client.contacts.queryContacts().eq('primaryInfo.email', `customer-${nth}@example.com`).find()).items[0]
        ?._id ?? '';
    expect(await refusal(client.contacts.deleteContact(await byEmail('0000001')))).toBe('400 CANNOT_DELETE_MEMBER');
    const id = await byEmail('0000004');
    const { account } = await client.accounts.getAccountBySecondaryId({ contactId: id });
    await client.contacts.deleteContact(id);
    expect(await refusal(client.accounts.getAccountBySecondaryId({ contactId: id }))).toBe('404 NOT_FOUND');
    expect(await refusal(client.accounts.getAccount(idOf(account)))).toBe('404 NOT_FOUND');
    expect((await client.accounts.countAccounts({ filter: {} })).count).toBe(1_599);
  });

  it.each(['summed', 'target-only'] as const)('can be merged: %s', async (mergedAccounts) => {
    const { client, sandbox } = shop({
      switches: { mergedAccounts },
      sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'store' }],
    });
    const made = async (address: string, points: number) => {
      const { contact } = await client.contacts.createContact({ emails: email(address) });
      const { account } = await client.accounts.createAccount(contact?._id ?? '');
      await client.accounts.earnPoints(idOf(account), {
        amount: points,
        appId: 'a',
        idempotencyKey: address,
        description: 'x',
      });
      return contact?._id ?? '';
    };
    const [target, source] = [await made('a@example.com', 10), await made('b@example.com', 5)];
    const merge = (id: string) => client.contacts.mergeContacts(target, 1, { sourceContactIds: [id] } as never);
    expect(await refusal(merge(target))).toBe('400 ILLEGAL_MERGE');
    await merge(source);
    expect((await client.contacts.getContact(source))._id).toBe(target);
    const { account } = await client.accounts.getAccountBySecondaryId({ contactId: target });
    expect(account?.points?.balance).toBe(mergedAccounts === 'summed' ? 15 : 10);
    expect(
      sandbox
        .events()
        .map(({ eventType }) => eventType)
        .slice(-3),
    ).toEqual(['wix.contacts.v4.contact_updated', 'wix.contacts.v4.contact_deleted', 'wix.contacts.v4.contact_merged']);
  });
});

describe('members', () => {
  it('hide their address unless it is asked for', async () => {
    const { client } = shop();
    const query = (sets: readonly string[]) =>
      (client.members.queryMembers as unknown as (o: object) => ReturnType<typeof client.members.queryMembers>)({
        fieldsets: sets,
      })
        .eq('loginEmail', 'customer-0000001@example.com')
        .find();
    const [member] = (await query(['FULL'])).items;
    expect(member).toMatchObject({ loginEmail: 'customer-0000001@example.com', status: 'APPROVED' });
    const [shy] = (await client.members.queryMembers().eq('loginEmail', 'customer-0000001@example.com').find()).items;
    expect(shy?.loginEmail).toBeUndefined();
    expect(shy?.status).toBe('UNKNOWN');
    expect(
      (await client.members.getMember(member?._id ?? '', { fieldsets: ['EXTENDED'] } as never)).loginEmail,
    ).toBeDefined();
    const { members = [], metadata } = await client.members.listMembers({
      paging: { limit: 3, offset: 2 },
      fieldsets: ['FULL'],
      sorting: [{ fieldName: 'createdDate', order: 'ASC' }],
    } as never);
    expect(members.map(({ loginEmail }) => loginEmail?.slice(9, 16))).toEqual(['0000003', '0000005', '0000006']);
    expect(metadata?.total).toBe(1_200);
    expect(await refusal(client.members.getCurrentMember())).toBe('403 PERMISSION_DENIED');
  });

  it('make an account that of a member', async () => {
    const { client } = shop();
    const address = 'customer-0000004@example.com';
    const [contact] = (await client.contacts.queryContacts().eq('primaryInfo.email', address).find()).items;
    const member = await client.members.createMember({ member: { loginEmail: address } } as never);
    const { account } = await client.accounts.getAccountBySecondaryId({ memberId: member._id ?? '' });
    expect(account).toMatchObject({ contactId: contact?._id, revision: '2' });
    expect(await refusal(client.members.createMember({ member: { loginEmail: address } } as never))).toBe(
      '409 ALREADY_EXISTS',
    );
  });
});

describe('badges', () => {
  it.each(['v4', 'v3'] as const)('are worn once, in %s', async (version) => {
    const { client, sandbox } = shop();
    const badge = await client.badgesV2.createBadge({ title: '1,000 points' } as never);
    const badgeId = badge._id ?? '';
    const [member] = (await client.members.queryMembers().limit(1).find()).items;
    const memberId = member?._id ?? '';
    if (version === 'v4') {
      const made = await client.badgeAssignments.createBadgeAssignment({ badgeId, memberId });
      expect(await refusal(client.badgeAssignments.createBadgeAssignment({ badgeId, memberId }))).toBe(
        '409 ALREADY_EXISTS',
      );
      const found = await client.badgeAssignments.queryBadgeAssignments().eq('memberId', memberId).find();
      expect(found.items).toEqual([made]);
      const bulk = await client.badgeAssignments.bulkCreateBadgeAssignments([
        { badgeId, memberId },
        { badgeId: 'x', memberId },
      ]);
      expect(bulk.bulkActionMetadata?.totalFailures).toBe(2);
      await client.badgeAssignments.deleteBadgeAssignment(made._id ?? '');
    } else {
      expect(await client.badges.assignBadge(badgeId, [memberId])).toEqual({ memberIds: [memberId] });
      expect(await client.badges.assignBadge(badgeId, [memberId])).toEqual({ memberIds: [] });
      expect((await client.badges.listMembersByBadge(badgeId)).memberIds).toEqual([memberId]);
      expect((await client.badges.listBadgesPerMember([memberId])).memberBadgeIds).toEqual([
        { memberId, badgeIds: [badgeId] },
      ]);
      await client.badges.unassignBadge(badgeId, [memberId]);
    }
    expect(sandbox.state().badgeAssignments).toEqual([]);
    expect((await client.badgesV2.queryBadges().find()).items).toHaveLength(1);
    expect((await client.badges.listBadges()).badges).toHaveLength(1);
  });

  it('of version 3 can be gone', async () => {
    const { client } = shop({ switches: { oldBadges: 'removed' } });
    expect(await refusal(client.badges.listBadges())).toBe('404 NOT_FOUND');
    expect(await refusal(client.badges.createBadge({ title: 'a' } as never))).toBe('404 NOT_FOUND');
  });
});

describe('the inbox', () => {
  it('has one conversation with each, and shows messages newest first', async () => {
    const { client } = shop();
    const [member] = (await client.members.queryMembers().limit(1).find()).items;
    const open = (id: object) => client.conversations.getOrCreateConversation(id as never);
    const first = await open({ memberId: member?._id });
    expect(first.newConversation).toBe(true);
    expect(await open({ contactId: member?.contactId })).toEqual({ ...first, newConversation: false });
    const id = first.conversation?._id ?? '';
    expect((await client.conversations.getConversation(id))._id).toBe(id);
    const text = (words: string) =>
      ({
        content: { basic: { items: [{ text: words }] } },
        visibility: 'BUSINESS_AND_PARTICIPANT',
        direction: 'BUSINESS_TO_PARTICIPANT',
      }) as never;
    for (let nth = 1; nth <= 31; nth += 1)
      await client.messages.sendMessage(id, text(`Hi ${nth}`), { sendNotifications: true });
    const { messages = [], pagingMetadata } = await client.messages.listMessages(
      id,
      'BUSINESS_AND_PARTICIPANT' as never,
      {
        paging: { limit: 30 },
        sorting: { order: 'DESC' },
      } as never,
    );
    expect(messages).toHaveLength(30);
    expect(messages[0]?.content?.previewText).toBe('Hi 31');
    expect(pagingMetadata?.cursors?.next).toBeTruthy();
    expect(await refusal(client.messages.sendMessage('none', text('x')))).toBe('404 CONVERSATION_NOT_FOUND');
  });
});

describe('email subscriptions', () => {
  it('say what addresses agreed to', async () => {
    const { client } = shop();
    const ask = async (...emails: string[]) =>
      (
        await client.emailSubscriptions.queryEmailSubscriptions({ email: { $in: emails } } as never, {
          paging: { limit: 100 },
        })
      ).subscriptions;
    const at = (nth: number) => `customer-${String(nth).padStart(7, '0')}@example.com`;
    const found = await ask(...[3, 6, 7, 8, 10].map(at), 'nobody@example.com');
    expect(found?.map(({ subscriptionStatus }) => subscriptionStatus)).toEqual([
      'SUBSCRIBED',
      'UNSUBSCRIBED',
      'PENDING',
      'NOT_SET',
      'SUBSCRIBED',
    ]);
    expect(found?.[0]?.deliverabilityStatus).toBe('BOUNCED');
    await client.emailSubscriptions.upsertEmailSubscription({
      subscription: { email: at(7), subscriptionStatus: 'SUBSCRIBED' },
    } as never);
    expect((await ask(at(7)))?.[0]?.subscriptionStatus).toBe('SUBSCRIBED');
    const { results } = await client.emailSubscriptions.bulkUpsertEmailSubscription([
      { email: 'a@example.com', subscriptionStatus: 'SUBSCRIBED' },
      { email: 'nonsense' },
    ] as never);
    expect(results?.map(({ error }) => error?.errorCode)).toEqual([undefined, 'INVALID_ARGUMENT']);
    expect((await client.emailSubscriptions.generateUnsubscribeLink('a@example.com')).link).toContain('https://');
    expect(await refusal(client.emailSubscriptions.queryEmailSubscriptions({ _id: 'x' } as never))).toMatch(/^400/);
  });

  it.each([
    ['store', 174, 180],
    ['salon', 16, 17],
  ])('%s: who is near a reward and may be written to', async (name, deliverable, subscribed) => {
    const { client } = shop({
      sites: [{ id: 'sandbox', key: 'sandbox', fixture: 'store', population: parsePopulation(name) }],
    });
    const emails: string[] = [];
    let page = await client.accounts
      .queryLoyaltyAccounts()
      .ge('points.balance', 900)
      .le('points.balance', 999)
      .limit(100)
      .find();
    for (;;) {
      emails.push(...page.items.map(({ contact }) => contact?.email ?? ''));
      if (!page.hasNext()) break;
      page = await page.next();
    }
    let [yes, arrives] = [0, 0];
    for (let from = 0; from < emails.length; from += 100) {
      const filter = { email: { $in: emails.slice(from, from + 100) } };
      const { subscriptions = [] } = await client.emailSubscriptions.queryEmailSubscriptions(filter as never, {
        paging: { limit: 100 },
      });
      const agreed = subscriptions.filter(({ subscriptionStatus }) => subscriptionStatus === 'SUBSCRIBED');
      yes += agreed.length;
      arrives += agreed.filter(({ deliverabilityStatus }) => deliverabilityStatus !== 'BOUNCED').length;
    }
    expect([yes, arrives]).toEqual([subscribed, deliverable]);
  });
});
