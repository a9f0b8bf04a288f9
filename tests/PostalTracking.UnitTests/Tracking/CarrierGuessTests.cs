using PostalTracking.Domain.Tracking;
using PostalTracking.UnitTests.Tracking.Examples;

namespace PostalTracking.UnitTests.Tracking;

public class CarrierGuessTests
{
    public sealed record Guessed(string Number, string Carriers, string Why);

    public static IEnumerable<TheoryDataRow<Guessed>> Examples =>
        Example.Rows<Guessed>("carriers.json", guessed => $"{guessed.Number}, {guessed.Why}");

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_number_tells_who_may_know_it_and_why(Guessed guessed) => Assert.Equal(
        guessed.Carriers,
        string.Join(
            ", ",
            CarrierGuess.For(TrackNumber.Parse(guessed.Number)).Select(guess => $"{guess.Carrier} {guess.Reason} {guess.Confidence}")));
}
