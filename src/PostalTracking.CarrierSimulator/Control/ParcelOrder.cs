using PostalTracking.CarrierSimulator.Parcels;

namespace PostalTracking.CarrierSimulator.Control;

/// <summary>An order for a parcel: a life by its name, or what happened in so many words.</summary>
internal sealed record ParcelOrder
{
    /// <summary>Absent with operations or traces: <c>raw</c>.</summary>
    public string? Life { get; init; }

    /// <summary>Absent: a new made-up one.</summary>
    public string? TrackNumber { get; init; }

    /// <summary>Zero, or absent with steps: the parcel moves only when told to. Otherwise absent: 60.</summary>
    public double? PaceSeconds { get; init; }

    public double? BeganDaysAgo { get; init; }

    /// <summary>Operations known at once.</summary>
    public int? Steps { get; init; }

    public string DestinationPostalCode { get; init; } = "390000";

    public long? CodKopecks { get; init; }

    /// <summary>Nothing is known before a partner is asked for the number.</summary>
    public bool StartsWhenAsked { get; init; }

    public IReadOnlyList<OperationOrder> Operations { get; init; } = [];

    public IReadOnlyList<TraceOrder> Traces { get; init; } = [];

    private bool IsRaw => Operations.Count + Traces.Count > 0;

    public IEnumerable<(string Field, string Message)> Mistakes()
    {
        if (FindLife() is null)
        {
            yield return (nameof(Life), $"One of: {string.Join(", ", Lives.Keys)}.");
        }

        if (TrackNumber is { } number && (number.Length is < 5 or > 40 || !number.All(char.IsAsciiLetterOrDigit)))
        {
            yield return (nameof(TrackNumber), "5 to 40 letters and digits.");
        }

        if (DestinationPostalCode is not { Length: 6 } || !DestinationPostalCode.All(char.IsAsciiDigit))
        {
            yield return (nameof(DestinationPostalCode), "Six digits.");
        }

        if (PaceSeconds is < 0 or > 31_536_000 || BeganDaysAgo is < 0.01 or > 3650 || Steps is < 0 || CodKopecks is < 0)
        {
            yield return (nameof(PaceSeconds), "PaceSeconds 0 to a year, beganDaysAgo 0.01 to 3650, steps and codKopecks not below 0.");
        }
    }

    public ParcelPlan ToPlan(MadeUpNumbers numbers, TimeProvider clock)
    {
        var life = FindLife()!;
        var began = clock.GetUtcNow().AddDays(-(BeganDaysAgo ?? life.DaysBehind));
        var number = TrackNumber?.ToUpperInvariant() ?? life.NewNumber(numbers, began);
        var plan = ParcelPlan.Of(
            life, number, DestinationPostalCode, BeganDaysAgo, CodKopecks, life.NewSecondNumber?.Invoke(numbers, began)) with
        {
            StartsWhenAsked = StartsWhenAsked,
        };
        if (IsRaw)
        {
            Happening[] happenings = [.. Operations.Select(o => o.ToHappening()), .. Traces.Select(t => t.ToHappening())];
            return plan with { Happenings = happenings, ToldAtOnce = happenings.Length, Pace = TimeSpan.Zero };
        }

        var paced = plan with { Pace = TimeSpan.FromSeconds(PaceSeconds ?? (Steps is null ? 60 : 0)) };
        return Steps is { } steps ? paced.WithSteps(steps) : paced;
    }

    private Life? FindLife() => Life is null && IsRaw ? Lives.Raw : Lives.Find(Life);
}

/// <summary>One operation of the post with its own time; no index: abroad.</summary>
internal sealed record OperationOrder(int Type, int Attr, DateTimeOffset At, string? Index, string? Country)
{
    public string? Barcode { get; init; }

    public string? TypeName { get; init; }

    public string? AttrName { get; init; }

    public Happening ToHappening()
    {
        var place = Index is null ? Place.Abroad(Parcels.Country.Of(Country ?? "")) : Place.Office(Index);
        return new(1, new(Type, Attr, place, Barcode) { TypeName = TypeName, AttributeName = AttrName }, null) { FixedAt = At };
    }
}

/// <summary>One trace of Cainiao's; the time in milliseconds since 1970.</summary>
internal sealed record TraceOrder(string ActionCode, long Time, string? Desc)
{
    public Happening ToHappening() =>
        new(1, null, new(ActionCode) { Text = Desc }) { FixedAt = DateTimeOffset.FromUnixTimeMilliseconds(Time) };
}
