namespace PostalTracking.Domain.Tracking;

/// <summary>Why a carrier may know a number.</summary>
public enum CarrierReason
{
    /// <summary>Fourteen digits: inside Russia.</summary>
    RussianDomestic,
    IssuedInRussia,

    /// <summary>An S10 from abroad: Russian Post answers for any that came, or may come, into the country.</summary>
    OnTheWayToRussia,

    /// <summary>Simplified Registered Mail: mostly goods from Cainiao's sellers.</summary>
    Srm,

    /// <summary>Posted in China or Hong Kong: often for Cainiao's sellers.</summary>
    PostedInChina,
    IssuedByHongkongPost,

    /// <summary>One of Cainiao's own forms.</summary>
    CainiaoForm,

    /// <summary>Nothing is known about the form; Cainiao's public page takes any.</summary>
    UnknownForm,
}

/// <summary>How much the form of a number says about its carrier.</summary>
public enum CarrierConfidence
{
    Low,
    Medium,
    High,
}

/// <summary>A carrier that may know a number, and why. The user may say another.</summary>
public sealed record CarrierGuess(Carrier Carrier, CarrierReason Reason, CarrierConfidence Confidence)
{
    /// <summary>Never empty; the likeliest first, each carrier once.</summary>
    public static IReadOnlyList<CarrierGuess> For(TrackNumber number) => number.Format switch
    {
        NumberFormat.Ru14 => [new(Carrier.RussianPost, CarrierReason.RussianDomestic, CarrierConfidence.High)],
        NumberFormat.S10 => ForS10(number),
        NumberFormat.Cainiao => [new(Carrier.Cainiao, CarrierReason.CainiaoForm, CarrierConfidence.High)],
        _ => [new(Carrier.Cainiao, CarrierReason.UnknownForm, CarrierConfidence.Low)],
    };

    private static List<CarrierGuess> ForS10(TrackNumber number)
    {
        if (number.IssuerCode == "RU")
        {
            return [new(Carrier.RussianPost, CarrierReason.IssuedInRussia, CarrierConfidence.High)];
        }

        List<CarrierGuess> guesses = [new(Carrier.RussianPost, CarrierReason.OnTheWayToRussia, CarrierConfidence.High)];
        if (number.Service == ShipmentService.Srm)
        {
            guesses.Add(new(Carrier.Cainiao, CarrierReason.Srm, CarrierConfidence.Medium));
        }
        else if (number.IssuerCode is "CN" or "HK")
        {
            guesses.Add(new(Carrier.Cainiao, CarrierReason.PostedInChina, CarrierConfidence.Medium));
        }

        if (number.IssuerCode == "HK")
        {
            guesses.Add(new(Carrier.HongkongPost, CarrierReason.IssuedByHongkongPost, CarrierConfidence.Medium));
        }

        return guesses;
    }
}
