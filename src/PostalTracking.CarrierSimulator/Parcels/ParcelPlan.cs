namespace PostalTracking.CarrierSimulator.Parcels;

/// <summary>What a parcel is to live through; with a moment of creation it makes a <see cref="Parcel"/>, the same one each time.</summary>
internal sealed record ParcelPlan(string TrackNumber, Life Life)
{
    /// <summary>How long the life takes to be told; zero: it moves only when asked to.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long before its creation the parcel was dispatched.</summary>
    public required TimeSpan Behind { get; init; }

    /// <summary>How many of its happenings are told from the first moment on; null: as the pace has it.</summary>
    public int? ToldAtOnce { get; init; }

    public required PostItem Item { get; init; }

    /// <summary>Both partners know nothing of it until one is asked; then the life begins.</summary>
    public bool StartsWhenAsked { get; init; }

    public required IReadOnlyList<Happening> Happenings { get; init; }

    /// <summary>The number it gets on its way, where it gets one; both then name the same parcel.</summary>
    public string? SecondNumber { get; init; }

    public static ParcelPlan Of(
        Life life, string trackNumber, string destinationIndex, double? daysBehind, long? codKopecks, string? secondNumber = null)
    {
        var destination = Place.Office(destinationIndex);
        var route = life.Route(destination);
        return new(trackNumber, life)
        {
            Behind = TimeSpan.FromDays(daysBehind ?? life.DaysBehind),
            Happenings = [.. life.Happenings(route).Select(h => Relabelled(h, secondNumber))],
            SecondNumber = secondNumber,
            Item = new(life.MailType, life.MailCategory, life.Grams, destination, route.Origin.Country, codKopecks ?? life.CodKopecks),
        };
    }

    /// <summary>This plan with its first <paramref name="steps"/> operations told at once, and the traces before them.</summary>
    public ParcelPlan WithSteps(int steps) => this with { ToldAtOnce = Steps.Through(Happenings, 0, steps) };

    /// <summary>This plan told up to the first happening of a code, and no further until asked.</summary>
    public ParcelPlan StandingAt(string code)
    {
        var index = Happenings.ToList().FindIndex(h => h.Code == code);
        return index < 0
            ? throw new ArgumentException($"No {code} in the life '{Life.Key}'.", nameof(code))
            : this with { ToldAtOnce = index + 1, Pace = TimeSpan.Zero };
    }

    private static Happening Relabelled(Happening happening, string? number) =>
        happening.Operation is { UnderSecondNumber: true } operation
            ? happening with { Operation = operation with { Barcode = number } }
            : happening;
}
