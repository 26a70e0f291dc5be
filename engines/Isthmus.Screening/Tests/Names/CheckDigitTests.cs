using Isthmus.Screening.Entity;

namespace Isthmus.Screening.Tests.Names;

public sealed class CheckDigitTests
{
    [Theory]
    [InlineData("7707083893", true)]
    [InlineData("7707083894", false)]
    [InlineData("500100732259", true)]
    [InlineData("500100732258", false)]
    [InlineData("77070838", false)]
    public void The_Russian_tax_number(string value, bool right) => Assert.Equal(right, CheckDigits.IsInn(value));

    [Theory]
    [InlineData("1027700132195", true)]
    [InlineData("1027700132196", false)]
    [InlineData("304500116000157", true)]
    [InlineData("304500116000158", false)]
    public void The_Russian_register_number(string value, bool right) => Assert.Equal(right, CheckDigits.IsOgrn(value));

    [Theory]
    [InlineData("5493001KJTIIGC8Y1R12", true)]
    [InlineData("5493001KJTIIGC8Y1R21", false)]
    [InlineData("5493001KJTIIGC8Y1R1", false)]
    public void The_legal_entity_identifier(string value, bool right) => Assert.Equal(right, CheckDigits.IsLei(value));

    [Theory]
    [InlineData("9074729", true)]
    [InlineData("9074728", false)]
    public void The_number_of_a_ship(string value, bool right) => Assert.Equal(right, CheckDigits.IsImo(value));
}
