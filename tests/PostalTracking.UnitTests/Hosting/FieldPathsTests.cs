using FluentValidation.Results;
using PostalTracking.Web.Hosting;

namespace PostalTracking.UnitTests.Hosting;

public sealed class FieldPathsTests
{
    [Theory]
    [InlineData("Shipments[0].TrackNumber", "shipments[0].trackNumber")]
    [InlineData("Cod.Amount", "cod.amount")]
    [InlineData("", "")]
    public void Fields_are_named_as_the_json_has_them(string path, string expected) => Assert.Equal(expected, FieldPaths.CamelCase(path));

    [Fact]
    public void A_field_wrong_twice_is_listed_once_and_a_hundred_fields_are_enough()
    {
        var failures = Enumerable.Range(0, 500).Select(i => new ValidationFailure($"F{i % 250}", $"wrong {i}"));

        var fields = FieldPaths.Of(failures);

        Assert.Equal(100, fields.Count);
        Assert.Equal(["wrong 0", "wrong 250"], fields["f0"]);
    }
}
