using System.Diagnostics.Metrics;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Features.Notifications.Webhooks;

/// <summary>Attempts at deliveries, by what came of them.</summary>
internal sealed class WebhookMeter(IMeterFactory meters)
{
    private readonly Counter<long> _attempts = meters.Create(Telemetry.MeterOf("Webhooks"))
        .CreateCounter<long>("postaltracking.webhooks.attempts", description: "Attempts to deliver a message to a partner");

    public void Count(IEnumerable<SentDelivery> sent)
    {
        foreach (var outcome in sent.GroupBy(one => Named(one.Answer), StringComparer.Ordinal))
        {
            _attempts.Add(outcome.Count(), new KeyValuePair<string, object?>("outcome", outcome.Key));
        }
    }

    private static string Named(ReceiverAnswer answer) =>
        answer.IsSuccess ? "delivered" : answer.Trouble is { } trouble ? trouble.ToString() : $"{answer.Status / 100}xx";
}
