import type { JsonSchema } from '../kernel/kind.ts';

type Properties = { readonly [name: string]: JsonSchema };

/** Keys of the file that no kind reads, in the order of the canonical form: `head` before the sections, `tail` after. */
export function fileKeys(sections: readonly { readonly name: string; readonly keyed: boolean }[]): {
  head: Properties;
  tail: Properties;
} {
  return { head: HEAD, tail: tail(sections.filter((section) => section.keyed).map((section) => section.name)) };
}

const NAME_OF_VARIABLE = {
  type: 'string',
  maxLength: 200,
  pattern: '^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$',
} as const;

const REFERENCE = { type: 'string', minLength: 1, maxLength: 400 } as const;

const HEAD: Properties = {
  extends: {
    type: ['string', 'array'],
    description:
      'A file to start from, or several, relative to this one and inside the repository. Maps are merged by key, lists replaced; `null` takes something out: it is then not managed on this site.',
    items: { type: 'string', minLength: 1, maxLength: 1000 },
    minLength: 1,
    maxLength: 1000,
    maxItems: 16,
    examples: ['../base.yaml', ['../base.yaml', '../summer.yaml']],
  },
  version: { const: 1, description: 'Version of the format.', examples: [1] },
  site: {
    type: 'string',
    minLength: 1,
    maxLength: 100,
    pattern: '^[A-Za-z0-9_-]+$',
    description:
      'The id of the Wix site, or `sandbox` for the one that is built in, or `${NAME}` to take it from the environment.',
    examples: ['sandbox', '${NORTHWIND_SITE_ID}'],
  },
  environment: {
    enum: ['production', 'staging', 'test', 'development'],
    description: 'What the site is. In `production`, an apply without a terminal needs `--confirm-site`.',
    examples: ['production'],
  },
  currency: {
    type: 'string',
    maxLength: 3,
    pattern: '^[A-Z]{3}$',
    description: 'The currency of all amounts, as an ISO 4217 code. Wix keeps amounts without one.',
    examples: ['USD'],
  },
  credentials: {
    type: 'object',
    additionalProperties: false,
    description:
      'Environment variables that hold the credentials of this site: `apiKey`, or `appId`, `appSecret` and `instanceId`. Without it, `WIX_API_KEY` or `WIX_APP_ID`, `WIX_APP_SECRET` and `WIX_INSTANCE_ID`. Secrets themselves are refused.',
    examples: [{ apiKey: '${ACME_WIX_KEY}' }],
    properties: {
      apiKey: { ...NAME_OF_VARIABLE, description: 'Variable that holds the API key.', examples: ['${ACME_WIX_KEY}'] },
      appId: {
        ...NAME_OF_VARIABLE,
        description: 'Variable that holds the id of the app.',
        examples: ['${ACME_APP_ID}'],
      },
      appSecret: {
        ...NAME_OF_VARIABLE,
        description: 'Variable that holds the secret of the app.',
        examples: ['${ACME_APP_SECRET}'],
      },
      instanceId: {
        ...NAME_OF_VARIABLE,
        description: 'Variable that holds the id of the app on this site.',
        examples: ['${ACME_INSTANCE_ID}'],
      },
    },
  },
};

function tail(keyed: readonly string[]): Properties {
  return {
    removed: {
      type: 'array',
      items: REFERENCE,
      maxItems: 1000,
      description: 'Consent to delete these things of the site, by their display names.',
      examples: [['rewards/"Summer mug"']],
    },
    exclusive: {
      type: 'array',
      items: { enum: keyed },
      maxItems: 100,
      uniqueItems: true,
      description:
        'Sections in which the file is the whole truth: what the site has besides is deleted, with `--allow-delete`.',
      examples: [keyed.slice(-1)],
    },
    accept: {
      type: 'array',
      maxItems: 1000,
      description: 'Consent to changes that are adverse to customers or refused by a check. Each dies with its change.',
      examples: [[{ change: 'tiers/silver.requiredPoints', to: 1500, reason: 'announced on 2026-10-01' }]],
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['change', 'reason'],
        properties: {
          change: {
            ...REFERENCE,
            description: 'The thing or the attribute that changes.',
            examples: ['tiers/silver.requiredPoints'],
          },
          to: {
            type: ['string', 'number', 'boolean'],
            maxLength: 1000,
            description: 'The value it changes to; without it, any.',
            examples: [1500],
          },
          reason: {
            type: 'string',
            minLength: 1,
            maxLength: 1000,
            description: 'Why this is right, for whoever reviews it.',
            examples: ['announced on 2026-10-01'],
          },
        },
      },
    },
    ignore: {
      type: 'array',
      items: REFERENCE,
      maxItems: 1000,
      description: 'Things and attributes that are not ours: neither compared nor written, but counted in the output.',
      examples: [['rewards/"Staff only"', 'rewards/five-off.active']],
    },
  };
}
