import { known, type Value } from "@platform/aws-model/value";
import type { Plan } from "../plan";
import type { NotifiedEvents } from "./notifications";
import { Recipients } from "./recipients";
import type { Publisher } from "./topic-access";

const budgets: Publisher = { name: "AWS Budgets", principal: "budgets.amazonaws.com" };
const anomalies: Publisher = { name: "Cost Anomaly Detection", principal: "costalerts.amazonaws.com" };

/** What budgets and cost anomalies tell, and whom. */
export function toldBills(plan: Plan): readonly NotifiedEvents[] {
    return [...toldBudgets(plan), ...toldAnomalies(plan)];
}

function toldBudgets(plan: Plan): readonly NotifiedEvents[] {
    const recipients = new Recipients(plan, budgets);
    return plan.ofType(["aws:budgets/budget:Budget"]).flatMap((budget) =>
        budget
            .get("notifications")
            .items()
            .map((notification) => {
                const forecast = known(notification.at("notificationType").text()) === "FORECASTED";
                const threshold = known(notification.at("threshold").number()) ?? "?";
                const unit = known(notification.at("thresholdType").text()) === "PERCENTAGE" ? "%" : "USD";
                const what = `${forecast ? "The bill's forecast" : "The bill"} passes ${threshold} ${unit}`;
                return told(`${what} of the budget ${known(budget.get("name").text()) ?? budget.name}`, [
                    ...peopleOf(recipients, notification.at("subscriberSnsTopicArns").items()),
                    ...notification.at("subscriberEmailAddresses").items().map(named),
                ]);
            }),
    );
}

function toldAnomalies(plan: Plan): readonly NotifiedEvents[] {
    const recipients = new Recipients(plan, anomalies);
    return plan.ofType(["aws:costexplorer/anomalySubscription:AnomalySubscription"]).map((subscription) => {
        const people = subscription
            .get("subscribers")
            .items()
            .flatMap((one) => {
                const address = one.at("address");
                return known(one.at("type").text()) === "SNS" ? peopleOf(recipients, [address]) : [named(address)];
            });
        return told("A service costs more than AWS expects", people);
    });
}

function told(event: string, people: readonly string[]): NotifiedEvents {
    return { events: [event], people: [...new Set(people)] };
}

/** Topics of other stacks count: who listens there, their own analysis says. */
function peopleOf(recipients: Recipients, topics: readonly Value[]): readonly string[] {
    return topics.flatMap((topic) => {
        const arn = known(topic.text());
        if (arn === undefined) return [named(topic)];
        const { people, elsewhere } = recipients.of(arn);
        return elsewhere === undefined ? people : [`whoever listens to ${elsewhere}`];
    });
}

function named(value: Value): string {
    return known(value.text()) ?? "somebody who is not known";
}
