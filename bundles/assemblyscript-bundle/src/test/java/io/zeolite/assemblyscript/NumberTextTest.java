package io.zeolite.assemblyscript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource({"0,0", "-0.0,0", "1,1", "-1,-1", "3.3,3.3", "100,100", "1234567,1234567", "0.000001,0.000001",
        "0.0000012,0.0000012", "0.0000001,1e-7", "-1.5e-9,-1.5e-9", "1e20,100000000000000000000", "1e21,1e+21",
        "-1.25e300,-1.25e+300", "4.9e-324,5e-324", "9.9e-324,1e-323", "2e-323,2e-323",
        "1.7976931348623157e308,1.7976931348623157e+308",
        "NaN,NaN", "-Infinity,-Infinity", "Infinity,Infinity"})
    void writesNumbersAsJavaScriptDoes(double number, String text) {
        assertEquals(text, NumberText.of(number));
    }
}
