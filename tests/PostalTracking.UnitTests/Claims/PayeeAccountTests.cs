using PostalTracking.Domain.Claims;

namespace PostalTracking.UnitTests.Claims;

public sealed class PayeeAccountTests
{
    // The first by hand: 225 before 4081 7810 7000 0000 0001, weights 7 1 3 7 1 3…, of each product the last digit:
    // 4+2+5 +8+0+4 +7+7+4 +7+0+1 +0+…+0 +1 = 50.
    [Theory]
    [InlineData("40817810700000000001", "044525225")]
    [InlineData("40817810300006104821", "044525974")]
    [InlineData("40817810305551234567", "044525593")]
    [InlineData("40820810500000000007", "044525225")]
    [InlineData("42301810738250123456", "046126614")]
    [InlineData("40702810200000000001", "044525225")]
    public void An_account_fits_its_bank(string number, string bic)
    {
        Assert.Null(PayeeAccount.Read(number, bic, out var account));
        Assert.Equal((number, bic), (account!.Number, account.Bic));
    }

    // A bank's own account lies at an office of the Bank of Russia and is checked with 0 and its number: the known
    // 30101 810 4 0000 0000 225 at 044525001 holds, so it is refused for what it is, not for its key.
    [Theory]
    [InlineData("30101810400000000225", "044525001")]
    [InlineData("30101810400000000225", "044525225")]
    public void The_banks_own_account_is_named_as_such(string number, string bic) =>
        Assert.Equal(AccountProblem.BanksOwn, PayeeAccount.Read(number, bic, out _));

    // 052 before 4070 2810 ?000 0000 0001, by hand: 0+5+6 +8+0+1 +0+2+4 +7+0+3k +…+1 = 34+3k, so k is 2.
    [Fact]
    public void An_account_at_an_office_of_the_bank_of_russia_is_checked_with_that_offices_number()
    {
        Assert.Null(PayeeAccount.Read("40702810200000000001", "044552000", out _));
        Assert.Equal(AccountProblem.Key, PayeeAccount.Read("40702810100000000001", "044552000", out _));
    }

    [Theory]
    [InlineData("40817810700000000001", "04452522", AccountProblem.Bic)]
    [InlineData("40817810700000000001", "144525225", AccountProblem.Bic)]
    [InlineData("40817810700000000001", null, AccountProblem.Bic)]
    [InlineData("4081781070000000000", "044525225", AccountProblem.Digits)]
    [InlineData("4081781070000000000１", "044525225", AccountProblem.Digits)]
    [InlineData("", "044525225", AccountProblem.Digits)]
    [InlineData("40817978600000000001", "044525225", AccountProblem.NotRoubles)]
    [InlineData("40817810700000000002", "044525225", AccountProblem.Key)]
    [InlineData("40817810700000000001", "044525974", AccountProblem.Key)]
    public void What_is_wrong_is_named(string? number, string? bic, AccountProblem problem)
    {
        Assert.Equal(problem, PayeeAccount.Read(number, bic, out var account));
        Assert.Null(account);
    }

    [Fact]
    public void Every_single_wrong_digit_is_noticed()
    {
        const string good = "40817810300006104821";
        for (var place = 8; place < good.Length; place++)
        {
            foreach (var digit in "0123456789".Where(digit => digit != good[place]))
            {
                var typed = $"{good[..place]}{digit}{good[(place + 1)..]}";
                Assert.Equal(AccountProblem.Key, PayeeAccount.Read(typed, "044525974", out _));
            }
        }
    }

    [Fact]
    public void It_is_taken_as_people_type_it_and_shown_by_its_last_digits()
    {
        Assert.Null(PayeeAccount.Read(" 4081 7810 3000 0610-4821 ", "044 525 974", out var account));
        Assert.Equal("**** 4821", account!.Masked);
        Assert.Equal("4081 7810 3000 0610 4821", PayeeAccount.Grouped(account.Number));
    }
}
