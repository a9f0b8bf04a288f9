using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Money;

namespace PostalTracking.Web.Features.Carriers.RussianPost;

/// <summary>One round of asking what became of the recipients' money: as many questions as go out at once.</summary>
internal sealed partial class MoneyOrderRound(
    RussianPostClient client,
    MoneyOrderClaims claims,
    PollClaims health,
    GarbledAnswers garbled,
    MoneyOrders orders,
    TimeProvider clock,
    ILogger<MoneyOrderRound> logger) : ICarrierRound
{
    public Carrier Carrier => Carrier.RussianPost;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetUtcNow();
        var taken = await claims.TakeAsync(cancellationToken);
        var failures = (await Task.WhenAll(taken.Select(lease => AskAsync(lease, cancellationToken))))
            .OfType<CarrierUnavailableException>().ToList();
        if (failures.MaxBy(f => f.LeaveAlone ?? TimeSpan.Zero) is { } failure)
        {
            // The claims run out by themselves: by then the carrier is left alone no longer, or still.
            LogUnavailable(failure.Trouble, failure.InnerException?.Message);
            await health.FailedAsync(Carrier, failure, cancellationToken);
            await garbled.KeepAsync(Carrier, failures.Find(f => f.Sample is not null) ?? failure, cancellationToken);
        }
        else if (taken.Count > 0)
        {
            await health.SucceededAsync(Carrier, began, cancellationToken);
        }

        return taken.Count;
    }

    private async Task<CarrierUnavailableException?> AskAsync(CodLease lease, CancellationToken cancellationToken)
    {
        try
        {
            var told = await client.AskMoneyOrdersAsync(TrackNumber.Parse(lease.TrackNumber), cancellationToken);
            foreach (var type in told.Select(t => t.Type).Where(type => !CodTransfer.Knows(type)).Distinct())
            {
                LogUnknownType(type);
            }

            if (!await orders.TakeAsync(lease, told, cancellationToken))
            {
                LogLate(lease.TrackNumber);
            }

            return null;
        }
        catch (CarrierUnavailableException failure)
        {
            return failure;
        }
    }

    [LoggerMessage(LogLevel.Warning, "russian-post gave no usable answer about money orders: {Trouble} ({Reason})")]
    private partial void LogUnavailable(CarrierTrouble trouble, string? reason);

    [LoggerMessage(LogLevel.Warning, "A money order has an event of type {Type}, which is not in our table")]
    private partial void LogUnknownType(int type);

    [LoggerMessage(LogLevel.Warning, "The answer about the money of {TrackNumber} came after its claim was taken over")]
    private partial void LogLate(string trackNumber);
}
