using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PostalTracking.Domain.Tracking;

/// <summary>
/// The number of a parcel: an S10 (<c>ZA298249753CN</c>), a Russian fourteen-digit one, one of Cainiao's forms, or 5 to 40
/// letters and digits with at least one digit. ASCII in upper case, without spaces. A failing check digit does not
/// make it another number: the post's own test number RA644000001RU fails.
/// </summary>
public sealed partial record TrackNumber : IParsable<TrackNumber>
{
    public const int MinLength = 5;
    public const int MaxLength = 40;

    private TrackNumber(string value)
    {
        Value = value;
        Format = FormatOf(value);
        CheckDigitHolds = Format switch
        {
            NumberFormat.S10 => S10.CheckDigitHolds(value),
            NumberFormat.Ru14 => Ru14.CheckDigitHolds(value),
            _ => true,
        };
    }

    public string Value { get; }

    public NumberFormat Format { get; }

    /// <summary>True also where the form has no check digit.</summary>
    public bool CheckDigitHolds { get; }

    /// <summary>The last two letters of an S10: the country of the post that gave it out. Null for other forms.</summary>
    public string? IssuerCode => Format == NumberFormat.S10 ? Value[^2..] : null;

    /// <summary>Null for other forms than S10 and for letters that nobody is known to use.</summary>
    public S10Issuer? Issuer => S10Issuer.Find(IssuerCode);

    /// <summary>What the number alone says about the service.</summary>
    public ShipmentService Service => ShipmentServices.Of(this);

    /// <summary>For the eye: <c>ZA 1234 5678 5 HK</c>, <c>141021 92 06935 3</c>, other forms in fours.</summary>
    public string Grouped => Format switch
    {
        NumberFormat.S10 => $"{Value[..2]} {Value[2..6]} {Value[6..10]} {Value[10]} {Value[11..]}",
        NumberFormat.Ru14 => $"{Value[..6]} {Value[6..8]} {Value[8..13]} {Value[13]}",
        _ => string.Join(' ', Value.Chunk(4).Select(four => new string(four))),
    };

    public static TrackNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("The text is not a track number.");

    /// <summary>Accepts what people type: any case, with spaces, hyphens, dashes and invisible characters anywhere.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TrackNumber? number)
    {
        number = TypedText.Clean(text) is { Length: >= MinLength and <= MaxLength } value && value.AsSpan().ContainsAnyInRange('0', '9')
            ? new(value)
            : null;
        return number is not null;
    }

    static TrackNumber IParsable<TrackNumber>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<TrackNumber>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TrackNumber result) =>
        TryParse(s, out result);

    public override string ToString() => Value;

    internal static NumberFormat FormatOf(string value) =>
        S10.HasShape(value) ? NumberFormat.S10
        : Ru14.HasShape(value) ? NumberFormat.Ru14
        : CainiaoForms.IsMatch(value) ? NumberFormat.Cainiao
        : NumberFormat.Other;

    // Seen on labels and in open trackers (ha-cainiao): order reference, Cainiao's own item number, Cainiao Express.
    [GeneratedRegex(@"\A(?:LP[0-9]{12,15}|[A-Z]{2}[0-9]{10}Y|CN[A-Z]{0,4}[0-9]{8,15})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CainiaoForms { get; }
}
