import type { Attachments } from "@platform/aws-model/graph/graph";
import type { SecurityGroup } from "@platform/aws-model/graph/security-groups";

/** Who carries a security group, for messages. Of a group of another stack or account nobody here knows that. */
export function carriersText(
    { managed }: SecurityGroup,
    members: Attachments["members"],
    others: Attachments["others"],
): string {
    if (!managed) return "whose members this stack does not know";
    const carriers = carrierNames(members, others);
    if (carriers.length === 0) return "which nothing carries";
    const [first = "", second, ...more] = carriers;
    const listed = [first, second, more.length > 0 ? `${more.length} more` : undefined];
    return `which is carried by ${listed.filter((part) => part !== undefined).join(", ")}`;
}

/** The carriers by name and role, each once. */
function carrierNames(members: Attachments["members"], others: Attachments["others"]): readonly string[] {
    return [
        ...new Set([
            ...members.map(({ producer, role }) => `${producer.name} (${role})`),
            ...others.map(({ name, type }) => `${name} (${type})`),
        ]),
    ];
}
