namespace PostalTracking.Domain.Tracking;

/// <summary>
/// The UPU's S10 form, e.g. <c>ZA298249753CN</c>: two letters of service, eight digits of serial, one check digit,
/// two letters of the issuing post. It may be given out again after 12 months.
/// </summary>
public static class S10
{
    public const int Length = 13;

    /// <summary>Where the serial begins; before it stands the service indicator.</summary>
    public const int SerialAt = 2;

    public const int CheckDigitAt = 10;

    // UPU standard S10; the same in jkeen/tracking_number_data, couriers/s10.json.
    private static ReadOnlySpan<byte> Weights => [8, 6, 4, 2, 3, 5, 9, 7];

    public static bool HasShape(ReadOnlySpan<char> value) =>
        value.Length == Length
        && !value[..SerialAt].ContainsAnyExceptInRange('A', 'Z')
        && !value[SerialAt..(CheckDigitAt + 1)].ContainsAnyExceptInRange('0', '9')
        && !value[(CheckDigitAt + 1)..].ContainsAnyExceptInRange('A', 'Z');

    /// <summary>Two letters at each end and digits between them, but not nine: most likely an S10 with a digit lost or doubled.</summary>
    public static bool HasWrongDigitCount(ReadOnlySpan<char> value) =>
        value.Length is >= Length - 3 and <= Length + 3 and not Length
        && !value[..SerialAt].ContainsAnyExceptInRange('A', 'Z')
        && !value[SerialAt..^2].ContainsAnyExceptInRange('0', '9')
        && !value[^2..].ContainsAnyExceptInRange('A', 'Z');

    /// <summary>
    /// The digit that belongs after eight digits of serial. It catches most wrong digits and swaps of neighbours, not all:
    /// remainders 0 and 6 both give 5, so <c>RB123456785GB</c> and <c>RB323456785GB</c> both hold.
    /// </summary>
    public static char CheckDigit(ReadOnlySpan<char> serial)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (serial[i] - '0') * Weights[i];
        }

        return (11 - (sum % 11)) switch
        {
            10 => '0',
            11 => '5',
            var digit => (char)('0' + digit),
        };
    }

    internal static bool CheckDigitHolds(ReadOnlySpan<char> value) =>
        value[CheckDigitAt] == CheckDigit(value[SerialAt..CheckDigitAt]);
}
