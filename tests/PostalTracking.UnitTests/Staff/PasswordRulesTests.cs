using PostalTracking.Web.Features.Staff;

namespace PostalTracking.UnitTests.Staff;

public class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("вечером чай с вареньем")]
    [InlineData("demo-parcel-390000")]
    [InlineData("Xk3 9vQz! p1Lm_0s")]
    [InlineData("Иванова печёт пироги по средам")]
    public void Takes_long_words_of_one_s_own(string password) =>
        Assert.Null(PasswordRules.WhatIsWrong(password, "ivanova", "Иванова Е. П."));

    [Theory]
    [InlineData("fourteen signs", "Password.Short")]
    [InlineData("ivanova12345678", "Password.Name")]
    [InlineData("Иванова-2026-11-", "Password.Name")]
    [InlineData("PostalTracking1", "Password.Name")]
    [InlineData("aaaaaaaaaaaaaaaa", "Password.Common")]
    [InlineData("qwertyuiopasdfgh", "Password.Common")]
    [InlineData("йцукенгшщзфывапро", "Password.Common")]
    [InlineData("123456789qwerty", "Password.Common")]
    [InlineData("secretsecretsecret", "Password.Common")]
    [InlineData("passwordsunshine", "Password.Common")]
    [InlineData("dragonmaster2026!", "Password.Common")]
    [InlineData("polniypizdec0211", "Password.Common")]
    public void Refuses_what_is_guessed_first_and_says_why(string password, string why) =>
        Assert.Equal(why, PasswordRules.WhatIsWrong(password, "ivanova", "Иванова Е. П."));

    [Fact]
    public void Takes_a_hundred_and_twenty_eight_signs_and_no_more()
    {
        var longest = string.Concat(Enumerable.Range(0, 32).Select(i => $"{i:x2} ж"));

        Assert.Null(PasswordRules.WhatIsWrong(longest, "ivanova", "Иванова"));
        Assert.Equal("Password.Long", PasswordRules.WhatIsWrong(longest + "!", "ivanova", "Иванова"));
    }

    [Theory]
    [InlineData("1111", true)]
    [InlineData("1212", true)]
    [InlineData("1234", true)]
    [InlineData("87654321", true)]
    [InlineData("3900", false)]
    [InlineData("274951", false)]
    public void Knows_the_pins_that_everybody_tries(string pin, bool plain) => Assert.Equal(plain, PasswordRules.IsPlain(pin));
}
