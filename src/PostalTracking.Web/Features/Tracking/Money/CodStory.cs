using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>Where the money paid on delivery stands, in words with their days. Without any sum.</summary>
/// <param name="Steps">In the order they happened.</param>
/// <param name="Late">The sender waits for the money for longer than it ought to take.</param>
internal sealed record CodStory(IReadOnlyList<string> Steps, string? Late)
{
    // The post's own clock: money orders name offices, which need not be known.
    private const string MoscowTime = "Europe/Moscow";

    /// <summary>Null where nothing is paid on delivery by the post's word.</summary>
    public static CodStory? Of(CodTransfer transfer, DateTimeOffset now, string language)
    {
        var words = new DateWords(language);
        var (state, since) = transfer.StuckIn ?? (transfer.State, transfer.Since);
        return state switch
        {
            CodState.None => null,
            CodState.Expected => new([MoneyTexts.For("Cod.Expected", language)], null),
            CodState.Cancelled => new([Step(state, since)], null),
            _ => new(
                [.. Passed(transfer, state, since).Where(step => step.At is not null).Select(step => Step(step.State, step.At))],
                transfer is { State: CodState.PayoutLate, CollectedAt: { } collected }
                    ? MoneyTexts.For("Cod.PayoutLate", language, words.Days((int)(now - collected).TotalDays))
                    : null),
        };

        string Step(CodState reached, DateTimeOffset? at)
        {
            var day = PlaceTime.Of(at!.Value, now, MoscowTime);
            return MoneyTexts.For($"Cod.{reached}", language, words.NearDay(day.Day, day.Today));
        }
    }

    private static IEnumerable<(CodState State, DateTimeOffset? At)> Passed(CodTransfer transfer, CodState state, DateTimeOffset? since)
    {
        yield return (CodState.Collected, transfer.CollectedAt);
        yield return (CodState.TransferAccepted, transfer.AcceptedAt);
        if (state is CodState.Redirected or CodState.SentBack or CodState.PaidOut)
        {
            yield return (state, since);
        }
    }
}
