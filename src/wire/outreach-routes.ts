import { area } from './route.ts';

export const CONVERSATION_ROUTES = area(
  'conversations',
  'com.wixpress.inbox.v2.ConversationsService',
  '/inbox/v2/conversations',
  [
    {
      call: 'getOrCreateConversation',
      method: 'POST',
      path: '',
      sends: 'participantId',
      answers: ['conversation', 'newConversation'],
      write: true,
    },
    { call: 'getConversation', method: 'GET', path: '/{conversationId}', answers: ['conversation'], unwraps: true },
  ],
);

export const MESSAGE_ROUTES = area('messages', 'com.wixpress.inbox.v2.MessagesService', '/inbox/v2/messages', [
  { call: 'sendMessage', method: 'POST', path: '', sends: 'message', answers: ['message'] },
  { call: 'listMessages', method: 'GET', path: '', answers: ['messages', 'pagingMetadata'] },
]);

export const SUBSCRIPTION_ROUTES = area(
  'emailSubscriptions',
  'com.wixpress.emailsubscriptions.v1.EmailSubscriptionsService',
  '/email-marketing/v1/email-subscriptions',
  [
    {
      call: 'queryEmailSubscriptions',
      method: 'POST',
      path: '/query',
      sends: 'filter',
      answers: ['subscriptions', 'metadata'],
    },
    {
      call: 'upsertEmailSubscription',
      method: 'POST',
      path: '',
      sends: 'subscription',
      answers: ['subscription'],
    },
    {
      call: 'bulkUpsertEmailSubscription',
      method: 'POST',
      path: '/bulk',
      sends: 'subscriptions',
      answers: ['results', 'metadata'],
    },
    {
      call: 'generateUnsubscribeLink',
      method: 'POST',
      path: '/unsubscribe-link',
      sends: 'emailAddress',
      answers: ['link'],
      write: false,
    },
  ],
);

export const CHECKOUT_ROUTES = area('checkout', 'com.wix.ecom.checkout.api.v1.CheckoutService', '/ecom/v1/checkouts', [
  { call: 'createCheckout', method: 'POST', path: '', sends: 'lineItems', answers: ['checkout'], unwraps: true },
  { call: 'getCheckout', method: 'GET', path: '/{id}', answers: ['checkout'], unwraps: true },
  { call: 'removeCoupon', method: 'POST', path: '/{id}/remove-coupon', answers: ['checkout'] },
]);

/** Rewards and coupons in a checkout. The path of the query is in the plural. */
export const CHECKOUT_EXCHANGE_ROUTES = area(
  'checkoutExchange',
  'wix.loyalty.checkoutexchange.v1.LoyaltyCheckoutExchange',
  '/loyalty-checkout-exchange/v1',
  [
    {
      call: 'applyDiscountToCheckout',
      method: 'POST',
      path: '/loyalty-checkout-discount',
      sends: 'checkoutId',
      answers: ['discount'],
    },
    {
      call: 'queryLoyaltyCheckoutDiscounts',
      method: 'POST',
      path: '/loyalty-checkout-discounts/query',
      sends: 'query',
      answers: ['loyaltyCheckoutDiscounts', 'pagingMetadata'],
    },
  ],
);

/** Imports live under `/_api`, as earning rules do; `getLoyaltyImport` has no id in its path. */
export const IMPORT_ROUTES = area(
  'imports',
  'wix.loyalty.imports.v1.LoyaltyImports',
  '/_api/loyalty-imports/v1/loyalty-imports',
  [
    {
      call: 'createLoyaltyImportFileUrl',
      method: 'POST',
      path: '/wixmp-upload-url',
      answers: ['filePath', 'uploadUrl'],
    },
    { call: 'createLoyaltyImport', method: 'POST', path: '', sends: 'fileUrl', answers: ['loyaltyImport'] },
    { call: 'getLoyaltyImport', method: 'GET', path: '', answers: ['loyaltyImport'], unwraps: true },
    {
      call: 'executeLoyaltyImport',
      method: 'POST',
      path: '/execute',
      sends: 'loyaltyImportId',
      answers: ['loyaltyImport'],
    },
    { call: 'getErrorFileDownloadUrl', method: 'GET', path: '/error-file-download-url', answers: ['url'] },
    {
      call: 'queryLoyaltyImports',
      method: 'POST',
      path: '/query',
      sends: 'query',
      answers: ['loyaltyImports', 'pagingMetadata'],
    },
  ],
);
