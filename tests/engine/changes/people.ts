import type { Scenario } from "./scenario";

const inSecurity = (permissionSets: object): Pick<Scenario, "stack" | "edit"> => ({
    stack: "security",
    edit: { "platform:identityCenter": { permissionSets: { ...permissionSets } } },
});
const inManagement = (organization: object): Pick<Scenario, "stack" | "edit"> => ({
    stack: "management",
    edit: { "platform:organization": { ...organization } },
});

/** A stack for the management account, as components/organization/README.md shows it. */
export const management = {
    "aws:region": "us-east-1",
    "aws:allowedAccountIds": ["444455556666"],
    "platform:organization": {
        units: ["security", "workloads"],
        accounts: {
            security: { email: "aws+security@example.gov", unit: "security" },
            sandbox: { email: "aws+sandbox@example.gov", unit: "workloads" },
        },
        existing: { apps: "123456789012" },
        regions: ["us-east-1", "us-west-2"],
        administrator: "security",
    },
};

export const peopleChanges: readonly Scenario[] = [
    {
        name: "people: another group has the rights, in one account more",
        ...inSecurity({ read: { group: "analysts", stacks: ["security", "prod"] } }),
        counts: { create: 2, update: 1, replace: 1, delete: 1 }, // an empty group takes the other one's place
    },
    {
        name: "people: a longer session, rights of their own, and auditors read everything",
        ...inSecurity({
            operate: {
                sessionHours: 10,
                statements: [
                    { actions: ["logs:FilterLogEvents"], resources: ["arn:aws:logs:us-east-1:123456789012:*"] },
                ],
            },
            read: { rights: "auditors" },
        }),
    },
    {
        name: "people: a permission set has another name",
        ...inSecurity({
            audit: null,
            inspect: { group: "platform-auditors", stacks: ["security", "prod"], rights: "auditors" },
        }),
    },
    {
        name: "people: the identity provider has the groups, which the stack no longer makes",
        stack: "security",
        edit: { "platform:identityCenter": { createGroups: false } },
        counts: { create: 0, update: 0, replace: 6, delete: 4 }, // each assignment is another group's
    },
    {
        name: "organization: an account moves to another unit, and guard rails let another role be",
        ...inManagement({
            accounts: { sandbox: { unit: "security" } },
            exemptRoles: ["OrganizationAccountAccessRole", "rescue"],
        }),
        counts: { create: 0, update: 4, replace: 0, delete: 0 }, // the account, and three of four guard rails
    },
    {
        name: "organization: another account administers, in one region",
        ...inManagement({ administrator: "apps", regions: ["us-east-1"] }),
        counts: { create: 0, update: 1, replace: 6, delete: 1 }, // each service's administrator
    },
    {
        name: "organization: an account is taken out, another has another mail",
        ...inManagement({ accounts: { sandbox: null, security: { email: "aws+audit@example.gov" } } }),
        counts: { refused: 2 },
    },
];
