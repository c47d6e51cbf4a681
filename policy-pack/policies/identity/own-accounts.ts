import type { Resource } from "@platform/aws-model/resource";

/** Accounts that the provider may touch. It gets its inputs as JSON text; without the list nobody knows which are one's own. */
export function ownAccounts({ provider }: Resource): readonly string[] {
    const list = provider?.props.at("allowedAccountIds").json().items() ?? [];
    return list.flatMap((item) => {
        const text = item.text();
        return text.state === "known" ? [text.value] : [];
    });
}
