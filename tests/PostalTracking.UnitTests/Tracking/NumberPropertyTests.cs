using CsCheck;
using PostalTracking.Domain.Tracking;

namespace PostalTracking.UnitTests.Tracking;

/// <summary>What holds for every number and every text, tried on made-up ones.</summary>
public class NumberPropertyTests
{
    private static readonly Gen<string> Letters = Gen.Char['A', 'Z'].Array[2].Select(pair => new string(pair));

    private static readonly Gen<string> AnyS10 = Gen.Select(Letters, Digits(8), Letters)
        .Select((service, serial, issuer) => $"{service}{serial}{S10.CheckDigit(serial)}{issuer}");

    private static readonly Gen<string> AnyRu14 = Gen.Select(Digits(6), Gen.Int[1, 99], Digits(5))
        .Select((office, month, serial) => $"{office}{month:00}{serial}")
        .Select(body => body + Ru14.CheckDigit(body));

    private static readonly Gen<string> AnyValid = Gen.OneOf(AnyS10, AnyRu14);

    private static readonly Gen<string> AnyTyped = Gen.OneOf(
        AnyValid, Gen.Char["0123456789ABCXYZOI"].Array[5, 40].Select(chars => new string(chars)));

    private static readonly string[] Fillers = ["", "", "", " ", "\u00a0", "-", "\u2011", " – ", "\u200b", "\u00ad", "\u2212", "\u3000"];

    [Fact]
    public void A_number_built_by_the_rule_holds() => AnyValid.Sample(text =>
        TrackNumber.TryParse(text, out var number) && number.CheckDigitHolds && NumberReading.Of(text) is NumberReading.Number);

    [Fact]
    public void Spaces_hyphens_and_case_never_change_the_reading() =>
        Gen.Select(AnyTyped, Gen.OneOf(Fillers).Array[41], Gen.Bool.Array[40]).Sample((text, fillers, small) =>
        {
            var typed = string.Concat(text.Select((c, i) => fillers[i] + (small[i] ? char.ToLowerInvariant(c) : c))) + fillers[40];

            Assert.Equal(Told(NumberReading.Of(text)), Told(NumberReading.Of(typed)));
        });

    [Fact]
    public void Every_suggestion_holds_and_is_one_digit_or_one_swap_away() =>
        Gen.Select(AnyValid, Gen.Int[0, 13], Gen.Char['0', '9']).Sample((valid, at, digit) =>
        {
            var typed = TrackNumber.Parse(WithDigit(valid, at, digit));
            var suggestions = NumberSuggestions.For(typed);

            Assert.Equal(typed.CheckDigitHolds, suggestions.All.Count == 0);
            Assert.InRange(suggestions.Offered.Count, 0, NumberSuggestions.MaxOffered);
            Assert.Equal(suggestions.All.Count, suggestions.All.Select(one => one.Number).Distinct().Count());
            Assert.All(suggestions.All, one => Assert.True(one.Number.CheckDigitHolds && IsOneSlip(typed.Value, one)));
        });

    [Fact]
    public void A_changed_digit_is_noticed_with_the_original_among_the_suggestions_or_is_a_known_blind_spot() =>
        Gen.Select(AnyValid, Gen.Int[0, 13], Gen.Char['0', '9']).Sample((valid, at, digit) =>
        {
            var typed = TrackNumber.Parse(WithDigit(valid, at, digit));
            if (typed.Value == valid)
            {
                return;
            }

            if (typed.CheckDigitHolds)
            {
                // Remainders 0 and 6 share the check digit 5; nothing else is shared, and nothing at all among fourteen digits.
                Assert.Equal(NumberFormat.S10, typed.Format);
                Assert.Equal('5', valid[S10.CheckDigitAt]);
                return;
            }

            Assert.Contains(NumberSuggestions.For(typed).All, one => one.Number.Value == valid);
        });

    [Fact]
    public void A_valid_number_is_found_in_any_prose() =>
        Gen.Select(AnyValid, Gen.OneOf("", "Трек: ", "see (", "№ "), Gen.OneOf("", ".", ") — да", ", bye"))
            .Sample((valid, before, after) => Assert.Equal(
                [valid], PastedText.Read(before + valid + after).Entries.Select(entry => entry.Reading.Usable?.Value)));

    [Fact]
    public void Reading_never_throws_and_never_returns_more_than_the_limit() =>
        Gen.OneOf(Gen.String, Gen.String["ZАHКOІ0123456789 \n,;\t-\u200b\ud83d\udce6é"]).Array[0, 40].Sample(parts =>
        {
            var text = string.Concat(parts);
            var pasted = PastedText.Read(text);

            Assert.InRange(pasted.Entries.Count, 0, PastedText.Limit);
            Assert.Equal(pasted.TooMany, pasted.Found > pasted.Entries.Count);
            Assert.All(pasted.Entries, entry => Assert.Contains(entry.Text, text, StringComparison.Ordinal));
            Assert.Equal(TrackNumber.TryParse(text, out var number) ? number : null, NumberReading.Of(text).Usable);
        });

    private static Gen<string> Digits(int count) => Gen.Char['0', '9'].Array[count].Select(digits => new string(digits));

    // The place is counted among the digits of the number, the last ones again and again.
    private static string WithDigit(string number, int at, char digit)
    {
        var place = number.Length == S10.Length ? S10.SerialAt + Math.Min(at, 8) : at;
        return number[..place] + digit + number[(place + 1)..];
    }

    private static bool IsOneSlip(string typed, NumberSuggestion suggestion)
    {
        var value = suggestion.Number.Value;
        var differing = Enumerable.Range(0, typed.Length).Where(i => typed[i] != value[i]).ToArray();
        return differing.SequenceEqual(suggestion.Positions) && differing switch
        {
            [_] => suggestion.Slip != SlipKind.Swap,
            [var i, var j] => j == i + 1 && typed[i] == value[j] && typed[j] == value[i] && suggestion.Slip == SlipKind.Swap,
            _ => false,
        };
    }

    private static string Told(NumberReading reading) => reading switch
    {
        NumberReading.LookAlike one => $"{one.Suggestion} {string.Join(' ', one.Characters.Select(c => (c.Position, c.Meant, c.Kind)))}",
        _ => $"{reading.GetType().Name} {reading.Usable}",
    };
}
