using PostalTracking.Domain.Senders;

namespace PostalTracking.UnitTests.Senders;

public class TaxNumberTests
{
    [Theory]
    [InlineData("7707083893", "7707083893", false)] // Сбербанк
    [InlineData("ИНН 7830002293", "7830002293", false)]
    [InlineData("7724 490 000", "7724490000", false)] // Почта России
    [InlineData("500100732259", "500100732259", true)]
    [InlineData(" инн: 5001 0073 2259 ", "500100732259", true)]
    public void Takes_ten_digits_of_a_company_and_twelve_of_a_person(string typed, string value, bool isOfPerson)
    {
        Assert.True(TaxNumber.TryParse(typed, out var number));
        Assert.Equal((value, isOfPerson), (number.Value, number.IsOfPerson));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000")] // its check digit would fit
    [InlineData("7707083890")]
    [InlineData("770708389")]
    [InlineData("500100732250")] // the second check digit
    [InlineData("500100732239")] // the first one
    [InlineData("77070838930")]
    [InlineData("77O7083893")] // a letter
    [InlineData("٧٧٠٧٠٨٣٨٩٣")] // digits, but not ours
    public void Rejects_what_is_no_tax_number(string? typed) => Assert.False(TaxNumber.TryParse(typed, out _));

    [Theory]
    [InlineData("7707083893")]
    [InlineData("500100732259")]
    public void Notices_most_digits_that_were_mistyped(string right)
    {
        var wrong = from place in Enumerable.Range(0, right.Length)
                    from digit in "0123456789"
                    where digit != right[place]
                    select
            string.Concat(right.AsSpan(0, place), digit.ToString(), right.AsSpan(place + 1));

        // Remainder 10 is written as 0: a few slip through.
        var unnoticed = wrong.Where(typed => TaxNumber.TryParse(typed, out _)).ToList();
        Assert.True(unnoticed.Count <= 3, string.Join(' ', unnoticed));
    }
}
