using System.Globalization;
using PostalTracking.Domain.Claims;
using PostalTracking.Web.Features.Claims.Store;
using PostalTracking.Web.Features.Shared;

namespace PostalTracking.Web.Features.Claims.Case;

/// <summary>A part of the line: who had the turn.</summary>
/// <param name="IsAhead">The time that is still left of the running clock.</param>
internal sealed record TurnPart(ClaimSide Side, double X, double Width, bool IsAhead);

/// <param name="Spent">Working time in words.</param>
/// <param name="Until">Of the clock that runs.</param>
internal sealed record TurnSum(ClaimSide Side, string Spent, string? Until);

/// <summary>The three clocks as one line: who had how long, in working time, and what is left of the one that runs.</summary>
internal sealed record TurnLine(IReadOnlyList<TurnPart> Parts, IReadOnlyList<TurnSum> Sums)
{
    public const double Length = 640;

    private const double Gap = 3;

    // The shortest turn is still to be seen.
    private const double Least = 0.04;

    public static TurnLine Of(CaseFile file, string language)
    {
        var turns = Turns(file);
        var ahead = file.Claim.DueAt is { } due ? file.Calendar.Between(file.Now, due, file.Zone) : TimeSpan.Zero;
        List<(ClaimSide Side, TimeSpan Time, bool IsAhead)> drawn = [.. turns.Select(turn => (turn.Side, turn.Time, false))];
        if (ahead > TimeSpan.Zero)
        {
            drawn.Add((file.Claim.Turn, ahead, true));
        }

        return new(PartsOf(drawn), [.. turns.GroupBy(turn => turn.Side).Select(side => new TurnSum(
            side.Key,
            Spent(side.Aggregate(TimeSpan.Zero, (sum, turn) => sum + turn.Time), language),
            side.Key == file.Claim.Turn && file.Claim.DueAt is { } until
                ? new DateWords(language).Moment(file.At(WorkCalendar.LastMoment(until)))
                : null))]);
    }

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // One after the other; what is on hold is nobody's, and neighbours of one side are one turn.
    private static List<(ClaimSide Side, TimeSpan Time)> Turns(CaseFile file)
    {
        var moves = file.Story.Where(entry => entry is { Kind: ClaimEntryKind.Moved, To: not null }).ToList();
        List<(ClaimSide Side, TimeSpan Time)> turns = [];
        foreach (var (place, move) in moves.Index())
        {
            var side = move.To == ClaimStatus.OnHold ? ClaimSide.Nobody : move.To!.Value.Turn();
            var time = file.Calendar.Between(move.At, place + 1 < moves.Count ? moves[place + 1].At : file.Now, file.Zone);
            if (side == ClaimSide.Nobody || (time < TimeSpan.FromSeconds(1) && place + 1 < moves.Count))
            {
                continue;
            }

            if (turns.Count > 0 && turns[^1].Side == side)
            {
                turns[^1] = (side, turns[^1].Time + time);
            }
            else
            {
                turns.Add((side, time));
            }
        }

        return turns;
    }

    private static List<TurnPart> PartsOf(List<(ClaimSide Side, TimeSpan Time, bool IsAhead)> turns)
    {
        var whole = turns.Sum(turn => turn.Time.TotalHours);
        var shares = turns.Select(turn => Math.Max(Least, whole > 0 ? turn.Time.TotalHours / whole : 1)).ToList();
        var x = 0.0;
        List<TurnPart> parts = [];
        foreach (var ((side, _, isAhead), share) in turns.Zip(shares))
        {
            var width = share / shares.Sum() * Length;
            parts.Add(new(side, x, Math.Max(2, width - Gap), isAhead));
            x += width;
        }

        return parts;
    }

    private static string Spent(TimeSpan time, string language)
    {
        var (days, hours) = ((int)time.TotalDays, time.Hours);
        return time < TimeSpan.FromHours(1) ? CaseTexts.For("Clock.Short", language)
            : days == 0 ? CaseTexts.For("Clock.Hours", language, hours)
            : hours == 0 ? new DateWords(language).Days(days)
            : $"{new DateWords(language).Days(days)} {CaseTexts.For("Clock.Hours", language, hours)}";
    }
}
